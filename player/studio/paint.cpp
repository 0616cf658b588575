// Painting a display list, layer by layer.
#include "studio/paint.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "studio/blend.h"
#include "studio/brush.h"
#include "studio/motion_layers.h"

namespace slidewell {
namespace {

constexpr Millis appearing{600};

// Marks onto a canvas whose top left corner lies at `origin` of the screen.
class MarkPainter {
  public:
    MarkPainter(const PaintJob& job, Canvas& canvas, Point origin, Diagnostics& diagnostics)
        : job_(job), canvas_(canvas), offset_{-origin.x, -origin.y}, diagnostics_(diagnostics) {}

    void operator()(const FilledBox& box) const {
        fill_rounded(canvas_, {moved(box.rect, offset_), box.colour, box.radius});
    }
    void operator()(const Gradient& gradient) const {
        fill_gradient(canvas_, {moved(gradient.rect, offset_), gradient.from, gradient.to, gradient.axis});
    }
    void operator()(const TextLine& line) const {
        Point at{line.origin.x + offset_.x, line.origin.y + offset_.y};
        for (const TextRun& run : line.runs)
            at.x += job_.fonts.paint(canvas_, at, run.text, run.font, run.colour);
    }
    void operator()(const PlacedPicture& picture) const { lay_fetched(fetch(picture, job_.sources)); }
    void operator()(const PlacedIcon& icon) const { lay_fetched(fetch(icon, job_.sources)); }
    void operator()(const PlacedQr& qr) const {
        const auto placed = fetch(qr, job_.sources);
        note(placed.diagnostics);
        if (!placed.value) return;
        paint_qr(canvas_, placed.value->modules, moved(placed.value->square, offset_), qr.dark, qr.light);
    }

  private:
    void lay_fetched(const Fetched<PlacedBitmap>& placed) const {
        note(placed.diagnostics);
        if (!placed.value) return;
        lay(canvas_, {placed.value->at.x + offset_.x, placed.value->at.y + offset_.y}, placed.value->bitmap);
    }
    void note(const Diagnostics& more) const {
        diagnostics_.insert(diagnostics_.end(), more.begin(), more.end());
    }

    const PaintJob& job_;
    Canvas& canvas_;
    Point offset_;
    Diagnostics& diagnostics_;
};

void paint_marks(const PaintJob& job, std::span<const Mark> marks, Canvas& canvas, Point origin,
                 Diagnostics& diagnostics) {
    for (const Mark& mark : marks)
        std::visit(MarkPainter(job, canvas, origin, diagnostics), mark);
}

// The picture that covers the whole slide, when that is what is painted first.
const PlacedPicture* ground_picture(std::span<const Mark> marks, Size size) {
    const auto* picture = marks.empty() ? nullptr : std::get_if<PlacedPicture>(&marks.front());
    const bool covers = picture != nullptr && picture->frame == whole(size) &&
                        picture->picture.fit == Fit::cover && picture->radius == 0;
    return covers ? picture : nullptr;
}

void lay_under(Canvas& canvas, Pixel ground) {
    for (int y = 0; y < canvas.size.height; ++y) {
        const auto row = canvas.row(y);
        if (all_opaque(row)) continue;
        for (Pixel& pixel : row)
            pixel = over(pixel, ground);
    }
}

// A rectangle that surely holds a mark; letters may stick out of their line by a quarter of their size.
struct Bounds {
    const FontBook& fonts;
    Rect operator()(const FilledBox& box) const { return box.rect; }
    Rect operator()(const Gradient& gradient) const { return gradient.rect; }
    Rect operator()(const PlacedPicture& picture) const { return picture.frame; }
    Rect operator()(const PlacedIcon& icon) const { return icon.frame; }
    Rect operator()(const PlacedQr& qr) const { return qr.frame; }
    Rect operator()(const TextLine& line) const {
        Rect bounds;
        int x = line.origin.x;
        for (const TextRun& run : line.runs) {
            const FontMetrics metrics = fonts.metrics(run.font);
            const int slack = run.font.size / 4;
            const int width = fonts.width(run.text, run.font);
            bounds = united(bounds, {x - slack, line.origin.y - metrics.ascent - slack, width + 2 * slack,
                                     metrics.ascent + metrics.descent + 2 * slack});
            x += width;
        }
        return bounds;
    }
};

Rect bounds_of(const PaintJob& job, const LayerPlan& plan) {
    Rect bounds;
    for (const Mark& mark : plan.marks)
        bounds = united(bounds, std::visit(Bounds{job.fonts}, mark));
    return intersection(bounds, whole(job.list.size));
}

// The smallest part of `canvas` outside of which nothing is painted.
Rect painted_part(Canvas& canvas) {
    Rect part;
    for (int y = 0; y < canvas.size.height; ++y) {
        const auto row = canvas.row(y);
        const auto painted = [](Pixel pixel) { return pixel != 0; };
        const auto first = std::ranges::find_if(row, painted);
        if (first == row.end()) continue;
        const auto behind_last = std::find_if(row.rbegin(), row.rend(), painted).base();
        const auto left = static_cast<int>(first - row.begin());
        part = united(part, {left, y, static_cast<int>(behind_last - first), 1});
    }
    return part;
}

Bitmap cut_out(Canvas canvas, Rect part) {
    if (part.size() == canvas.size) return Bitmap(std::move(canvas));
    Canvas cut(part.size());
    for (int y = 0; y < part.height; ++y) {
        const auto row = canvas.row(part.y + y).subspan(static_cast<std::size_t>(part.x));
        std::copy_n(row.begin(), part.width, cut.row(y).begin());
    }
    return Bitmap(std::move(cut));
}

// One layer onto a picture, by how it moves.
class LayerPainter {
  public:
    LayerPainter(const PaintJob& job, const LayerPlan& plan, Picture& picture, Diagnostics& diagnostics)
        : job_(job), plan_(plan), picture_(picture), diagnostics_(diagnostics) {}

    void operator()(const Always& /*motion*/) const {
        if (picture_.layers.empty()) {
            add_ground();
        } else {
            add_small(Still{});
        }
    }
    void operator()(const AppearsAt& appears) const {
        const Millis settled = job_.timing.transition.lasts;
        add_small(Appear{settled + appears.at, appearing, appears.rise});
    }
    void operator()(const Drifts& /*motion*/) const {
        for (const Mark& mark : plan_.marks) {
            const auto* picture = std::get_if<PlacedPicture>(&mark);
            if (picture == nullptr) continue;
            const Millis lasts = job_.timing.dwell + 2 * job_.timing.transition.lasts;
            const PlacedPicture source = drifting_source(*picture);
            Canvas canvas = job_.canvases.take(source.frame.size());
            const Diagnostics problems = fetch(source, job_.sources, canvas);
            append(diagnostics_, problems);
            if (!problems.empty()) continue;
            const Bitmap below = picture_.layers.front().bitmap;
            picture_.layers.push_back(drift_layer(*picture, Bitmap(std::move(canvas)), lasts));
            std::ranges::move(corner_layers(below, picture->frame, picture->radius),
                              std::back_inserter(picture_.layers));
        }
    }
    void operator()(const ShowsClock& clock) const {
        if (clock.style != ClockStyle::off) picture_.layers.push_back(clock_layer(clock, job_.fonts));
    }

  private:
    void add_ground() const {
        std::span<const Mark> marks = plan_.marks;
        const Pixel colour = to_pixel(job_.list.ground);
        Canvas canvas = job_.canvases.take(job_.list.size);
        if (const auto* picture = ground_picture(marks, job_.list.size)) {
            const Diagnostics problems = fetch(*picture, job_.sources, canvas);
            append(diagnostics_, problems);
            lay_under(canvas, colour);
            marks = marks.subspan(1);
        } else {
            std::ranges::fill(canvas.pixels, colour);
        }
        paint_marks(job_, marks, canvas, {}, diagnostics_);
        picture_.layers.push_back({Bitmap(std::move(canvas)), whole(job_.list.size), Still{}});
    }
    void add_small(const Motion& motion) const {
        const Rect bounds = bounds_of(job_, plan_);
        if (bounds.empty()) return;
        Canvas canvas(bounds.size());
        paint_marks(job_, plan_.marks, canvas, {bounds.x, bounds.y}, diagnostics_);
        const Rect part = painted_part(canvas);
        if (part.empty()) return;
        picture_.layers.push_back(
            {cut_out(std::move(canvas), part), moved(part, {bounds.x, bounds.y}), motion});
    }

    const PaintJob& job_;
    const LayerPlan& plan_;
    Picture& picture_;
    Diagnostics& diagnostics_;
};

}  // namespace

PaintedPicture paint(const PaintJob& job) {
    Picture picture{job.key, job.list.size, {}};
    Diagnostics diagnostics;
    for (const LayerPlan& plan : job.list.layers)
        std::visit(LayerPainter(job, plan, picture, diagnostics), plan.motion);
    if (has_error(diagnostics)) return {std::nullopt, std::move(diagnostics)};
    return {std::move(picture), std::move(diagnostics)};
}

}  // namespace slidewell
