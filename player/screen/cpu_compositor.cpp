// What has changed since the last frame is found out tile by tile; only these are painted again.
#include "screen/cpu_compositor.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "screen/cover.h"

namespace slidewell {
namespace {

constexpr std::size_t most_rects = 24;
constexpr int largest_block = 65'536;  // pixels

// More pixels to copy than this in a frame's time (see Stage::work()) are shared by the cores: the cells of a
// dissolve, what is scaled. Below it, as with a fade at 3840x2160, of which two frames are painted at once,
// waking another core costs more than it brings: both wait for the same memory.
constexpr std::int64_t enough_for_one = 25'000'000;

// Of the frames painted ahead in one transition, so many may be in vain. A machine to which two frames at
// once are too much would drop the second each time.
constexpr int most_spoiled = 2;

Rect place(const Overlay& overlay) { return moved(whole(overlay.bitmap.size()), overlay.at); }

bool same(const Overlay& a, const Overlay& b) {
    return place(a) == place(b) && view(a.bitmap).first == view(b.bitmap).first;
}

// Where a part of a stage shows on the frame.
Rect on_frame(const LaidSheet& sheet, Rect part, Size stage) {
    const auto by = unscaled_by(sheet.blit, stage);
    return by ? intersection(moved(part, *by), sheet.blit.target) : sheet.blit.target;
}

// Whether tiles can be painted as one: the same sheets lie on them, or cells on the same ground.
bool belong_together(const Patch& one, const Patch& other) {
    if (one.in_cells && other.in_cells) return one.sheets.front() == other.sheets.front();
    return one.in_cells == other.in_cells && std::ranges::equal(one.sheets, other.sheets);
}

// Cuts a run of tiles into blocks of whole rows.
void cut(const Patch& run, std::vector<Patch>& blocks) {
    const int rows = std::max(1, largest_block / std::max(1, run.part.width));
    for (int y = run.part.y; y < run.part.bottom(); y += rows) {
        const int height = std::min(rows, run.part.bottom() - y);
        blocks.push_back({{run.part.x, y, run.part.width, height}, run.sheets, run.in_cells});
    }
}

std::int64_t area(Size size) { return std::int64_t{size.width} * size.height; }

}  // namespace

CpuCompositor::CpuCompositor(Size screen, FrameBuffers buffers, Rotation rotation, int workers)
    : buffers_(std::move(buffers)),
      rotation_(rotation),
      size_(turned(screen, rotation)),
      grid_(size_),
      sheets_(grid_),
      changed_(grid_),
      crew_(workers),
      easels_(static_cast<std::size_t>(crew_.size())) {}

CpuCompositor::CpuCompositor(Pixels target, Rotation rotation, int workers)
    : CpuCompositor(
          target.size,
          [target](Turn turn) { return turn == Turn::next ? FrameBuffer{target} : FrameBuffer{}; }, rotation,
          workers) {}

bool CpuCompositor::prepare(const Picture& next) {
    if (outgoing_ || next.size != size_ || scene_.stage.size() != size_) return false;
    if (next_ && next_->stage.shows(next)) return differences_.compare_more(scene_.stage, next_->stage);
    next_ = newcomer();
    next_->stage.show({next, Millis{0}}, time_of_day_);
    differences_ = Differences(grid_, scene_.number, next_->number);
    return true;
}

void CpuCompositor::get_ready_for(const Transition& transition) {
    if (transition.kind != Transition::Kind::fade || rotation_ != Rotation::none || looks_ahead_) return;
    looks_ahead_ = true;
    static_cast<void>(buffers_(Turn::after_next));  // it may have to be made
}

std::vector<Rect> CpuCompositor::draw(const Frame& frame, const Overlay& overlay, const Frame* ahead) {
    Tiles changed(grid_);
    if (std::exchange(nothing_drawn_, false)) changed.add(whole(size_));
    time_of_day_ = frame.time_of_day;
    cast(frame);
    const SheetIndex before = std::exchange(sheets_, lay_out(frame));
    act(scene_, frame.scene, sheets_, changed);
    if (outgoing_) act(*outgoing_, *frame.outgoing, sheets_, changed);
    replace_overlay(overlay, changed);
    const bool as_foreseen = ahead_ && changed.empty() && ahead_->sheets() == sheets_.sheets();
    compare(before, sheets_, changed);
    if (changed.empty()) return {};

    FrameBuffer buffer = buffers_(Turn::next);
    const bool is_spoiled = std::exchange(ahead_, {}).has_value() && !as_foreseen;
    if (turned(buffer.pixels.size, rotation_) != size_) {  // there is none at the moment
        nothing_drawn_ = true;
        return {};
    }
    if (is_spoiled) {
        buffer.age = 0;
        ++spoiled_;
    }
    if (!as_foreseen) {
        const bool may = looks_ahead_ && spoiled_ < most_spoiled;
        auto sheets = may ? sheets_ahead(frame, ahead) : std::nullopt;
        const bool both = sheets && paint_both(*std::move(sheets), changed, buffer);
        if (!both) paint(outdated_in(buffer, changed, changed_), buffer.pixels);
    }
    changed_ = std::move(changed);
    std::vector<Rect> rects = changed_.cover(most_rects);
    for (Rect& rect : rects)
        rect = turned(rect, size_, rotation_);
    return rects;
}

// What a frame changes, and what the one before it did, which another buffer lacks.
Tiles CpuCompositor::outdated_in(const FrameBuffer& buffer, const Tiles& latest, const Tiles& before) const {
    Tiles outdated = latest;
    if (buffer.age == 2) {
        outdated.add(before);
    } else if (buffer.age != 1) {
        outdated.add(whole(size_));
    }
    return outdated;
}

// The next frame's sheets, where nothing will be different about them but how strong they are.
std::optional<SheetIndex> CpuCompositor::sheets_ahead(const Frame& frame, const Frame* ahead) const {
    if (ahead == nullptr || !outgoing_ || !ahead->outgoing) return std::nullopt;
    const bool same_pictures =
        scene_.stage.shows(ahead->scene.picture) && outgoing_->stage.shows(ahead->outgoing->picture);
    const auto stands = [](const Scene& scene) { return !moves(scene.picture, scene.elapsed); };
    const bool stand = stands(frame.scene) && stands(*frame.outgoing);
    if (!same_pictures || !stand || frame.time_of_day != ahead->time_of_day) return std::nullopt;
    SheetIndex sheets = lay_out(*ahead);
    const auto same_place = [](const LaidSheet& a, const LaidSheet& b) {
        return a.stage == b.stage && a.blit.source == b.blit.source && a.blit.target == b.blit.target;
    };
    const bool same_places = std::ranges::equal(sheets.sheets(), sheets_.sheets(), same_place);
    return same_places && sheets.sheets().size() > 1 ? std::optional(std::move(sheets)) : std::nullopt;
}

// Decides which stage shows what. A stage that shows a picture already keeps it.
void CpuCompositor::cast(const Frame& frame) {
    if (!frame.outgoing) {
        outgoing_.reset();
    } else if (!outgoing_ || !outgoing_->stage.shows(frame.outgoing->picture)) {
        const bool was_on = scene_.stage.shows(frame.outgoing->picture);
        outgoing_ = was_on ? std::exchange(scene_, {}) : newcomer();
        spoiled_ = 0;
    }
    if (scene_.stage.shows(frame.scene.picture)) return;
    const bool prepared = next_ && next_->stage.shows(frame.scene.picture);
    scene_ = prepared ? *std::exchange(next_, {}) : newcomer();
    next_.reset();
}

// Brings a stage to the frame's moment. What a newcomer shows is all new; that is found by its number.
void CpuCompositor::act(Actor& actor, const Scene& scene, const SheetIndex& sheets, Tiles& changed) {
    const bool new_here = actor.stage.size().empty();
    const std::vector<Rect> parts = actor.stage.show(scene, time_of_day_);
    if (new_here) return;
    for (const Rect& part : parts) {
        if (differences_.concern(actor.number)) differences_.add(part);
        for (const LaidSheet& sheet : sheets.sheets()) {
            if (sheet.stage == actor.number) changed.add(on_frame(sheet, part, actor.stage.size()));
        }
    }
}

SheetIndex CpuCompositor::lay_out(const Frame& frame) const {
    std::vector<LaidSheet> laid;
    for (const auto& [from, blit] : sheets_of(frame, size_)) {
        if (blit.opacity <= 0) continue;
        const bool incoming = from == Sheet::From::incoming;
        const Size of = incoming ? frame.scene.picture.size : frame.outgoing->picture.size;
        const bool in_place = of == size_ && blit.source == to_area(blit.target);
        laid.push_back({incoming ? scene_.number : outgoing_->number,
                        from,
                        {on_picture(blit.source, of, size_), blit.target, blit.opacity},
                        in_place});
    }
    return {grid_, std::move(laid)};
}

// Adds the tiles on which other sheets lie than before; but not those on which it does not matter, because
// all that lay and lies there has the same pixels.
void CpuCompositor::compare(const SheetIndex& before, const SheetIndex& after, Tiles& changed) const {
    const auto compared = [&](const LaidSheet& sheet) { return differences_.concern(sheet.stage); };
    const bool all_compared =
        std::ranges::all_of(before.sheets(), compared) && std::ranges::all_of(after.sheets(), compared);
    for (int tile = 0; tile < grid_.count(); ++tile) {
        if (changed.has(tile) || same_on(tile, before, after)) continue;
        const bool all_alike =
            all_compared && differences_.none_on(tile) && before.in_place_on(tile) && after.in_place_on(tile);
        if (!all_alike) changed.add(tile);
    }
}

void CpuCompositor::replace_overlay(const Overlay& overlay, Tiles& changed) {
    if (same(overlay_, overlay)) return;
    changed.add(place(overlay_));
    overlay_ = overlay;
    changed.add(place(overlay_));
}

// Neighbours are painted together where they can be: memory likes long rows.
std::vector<Patch> CpuCompositor::blocks(const Tiles& tiles) const {
    std::vector<Patch> blocks;
    const bool may_be_in_cells = sheets_.sheets().size() > 2;  // two are painted as quickly without
    for (int row = 0; row < grid_.rows(); ++row) {
        Patch run;
        for (int column = 0; column < grid_.columns(); ++column) {
            const int tile = grid_.number(column, row);
            const auto on_it = tiles.has(tile) ? sheets_.on(tile) : std::span<const int>{};
            const bool in_cells = may_be_in_cells && !on_it.empty() && sheets_.in_cells_on(tile);
            const Patch here{{}, on_it, in_cells};
            if (!belong_together(run, here)) cut(std::exchange(run, here), blocks);
            if (!on_it.empty()) run.part = united(run.part, grid_.pixels(tile));
        }
        cut(run, blocks);
    }
    return blocks;
}

// Of painting these blocks for one frame; counted in pixels to copy. All cells together are as much as one
// sheet: see Easel::paint_cells().
std::int64_t CpuCompositor::work(const std::vector<Patch>& blocks) const {
    const std::int64_t whole_frame = std::max<std::int64_t>(1, area(size_));
    const auto of_sheet = [&](int number) {
        const LaidSheet& sheet = sheets_.sheet(number);
        const Stage& stage = sheet.stage == scene_.number ? scene_.stage : outgoing_->stage;
        const bool scaled = !unscaled_by(sheet.blit, stage.size());
        return stage.work() + whole_frame * (scaled ? work_of_sampling : 1);
    };
    const auto all_over_the_frame = [&](const Patch& block) {
        if (block.in_cells) return scene_.stage.work() + outgoing_->stage.work() + 2 * whole_frame;
        std::int64_t work = 0;
        for (const int number : block.sheets)
            work += of_sheet(number);
        return work;
    };
    std::int64_t work = 0;
    for (const Patch& block : blocks)
        work += all_over_the_frame(block) * area(block.part.size()) / whole_frame;
    return work;
}

Composition CpuCompositor::composition(const SheetIndex& sheets) const {
    static const Stage nobody;
    return {sheets, scene_.stage, outgoing_ ? outgoing_->stage : nobody, overlay_};
}

void CpuCompositor::share(const std::vector<Patch>& blocks, std::int64_t work,
                          const std::function<void(const Patch&, Easel&)>& task) {
    const auto paint_one = [&](int member, int item) {
        task(blocks[static_cast<std::size_t>(item)], easels_[static_cast<std::size_t>(member)]);
    };
    const auto count = static_cast<int>(blocks.size());
    if (work > enough_for_one) {
        crew_.share(count, paint_one);
    } else {
        Crew::alone(count, paint_one);
    }
}

void CpuCompositor::paint(const Tiles& outdated, Pixels target) {
    const std::vector<Patch> all = blocks(outdated);
    share(all, work(all), [&](const Patch& block, Easel& easel) { paint(block, easel, target); });
}

// False where the second buffer is not to be had, or the frame ahead looks the same.
bool CpuCompositor::paint_both(SheetIndex ahead, const Tiles& changed, const FrameBuffer& buffer) {
    const FrameBuffer other = buffers_(Turn::after_next);
    if (other.pixels.size != buffer.pixels.size) return false;
    Tiles changed_ahead(grid_);
    compare(sheets_, ahead, changed_ahead);
    if (changed_ahead.empty()) return false;
    Tiles outdated = outdated_in(buffer, changed, changed_);
    outdated.add(outdated_in(other, changed_ahead, changed));
    const Composition now = composition(sheets_);
    const Composition then = composition(ahead);
    const std::vector<Patch> all = blocks(outdated);
    const std::int64_t work_for_each = work(all) * 5 / 8;  // of a fade, as measured
    share(all, work_for_each, [&](const Patch& block, Easel& easel) {
        easel.paint_both(now, then, block, part_of(buffer.pixels, block.part),
                         part_of(other.pixels, block.part));
    });
    ahead_ = std::move(ahead);
    return true;
}

void CpuCompositor::paint(const Patch& block, Easel& easel, Pixels target) const {
    const Composition frame = composition(sheets_);
    if (rotation_ == Rotation::none) {
        easel.paint(frame, block, part_of(target, block.part), Destination::memory);
        return;
    }
    const Pixels board = easel.board(block.part.size());
    easel.paint(frame, block, board, Destination::caches);
    turn({board, {block.part.x, block.part.y}, size_}, rotation_, target);
}

Canvas drawn(const Frame& frame, Size size) {
    Canvas canvas(size);
    CpuCompositor compositor(view(canvas), Rotation::none);
    static_cast<void>(compositor.draw(frame, {}));
    return canvas;
}

Bitmap drawn_settled(const Picture& picture, Size size, std::optional<Civil> time_of_day) {
    constexpr Millis long_after_the_last_reveal{24LL * 60 * 60 * 1000};
    Frame frame;
    frame.scene = {picture, long_after_the_last_reveal};
    frame.time_of_day = time_of_day;
    return Bitmap(drawn(frame, size));
}

}  // namespace slidewell
