// Plain Markdown, and SVG that reads well on light and on dark pages.
#include "report.h"

#include <algorithm>
#include <functional>
#include <iomanip>
#include <sstream>
#include <vector>

namespace slidewell::soak {
namespace {

constexpr int width = 760;
constexpr int left = 64;
constexpr int right = 150;  // names of the lines stand there
constexpr int panel = 150;
constexpr int gap = 54;

struct Line {
    std::string name;
    std::string colour;
    std::function<double(const Day&)> value;
};

struct Panel {
    std::string title;
    std::vector<Line> lines;
};

double megabytes(const Day& day) { return day.player_mb + day.studio_mb; }

std::vector<Panel> panels() {
    return {{"Memory at the end of each day, MB (without what is mapped of files)",
             {{"both", "#64748b", megabytes},
              {"player", "#0f766e", [](const Day& day) { return day.player_mb; }},
              {"studio", "#c2410c", [](const Day& day) { return day.studio_mb; }}}},
            {"Open files",
             {{"player", "#0f766e", [](const Day& day) { return double(day.player_files); }},
              {"studio", "#c2410c", [](const Day& day) { return double(day.studio_files); }}}},
            {"Latest frame of each day, ms after it was due",
             {{"undisturbed", "#0f766e", [](const Day& day) { return double(day.latest.count()); }},
              {"after a fault", "#c2410c",
               [](const Day& day) { return double(day.latest_disturbed.count()); }}}}};
}

// The next round number above.
double ceiling_of(double value) {
    double step = 1;
    while (step * 10 < value)
        step *= 10;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (value <= step * factor) return step * factor;
    }
    return value;
}

class Plot {
  public:
    Plot(std::span<const Day> days, std::ostream& out) : days_(days), out_(out) {}

    void draw(const Panel& what, int top) {
        double highest = 1;
        for (const Line& line : what.lines) {
            for (const Day& day : days_)
                highest = std::max(highest, line.value(day));
        }
        top_ = top;
        most_ = ceiling_of(highest);
        out_ << "<text class='title' x='" << left << "' y='" << top - 14 << "'>" << what.title << "</text>\n";
        for (const double part : {0.0, 0.5, 1.0})
            rule(most_ * part);
        std::vector<double> taken;
        for (const Line& line : what.lines)
            draw(line, taken);
    }

    // The first and each fifth.
    void name_days(int y) const {
        for (std::size_t day = 0; day < days_.size(); ++day) {
            const int number = days_[day].number;
            if (number != 1 && number % 5 != 0) continue;
            out_ << "<text class='day' x='" << x_of(day) << "' y='" << y << "'>"
                 << (number == 1 ? "day " : "") << number << "</text>\n";
        }
    }

  private:
    [[nodiscard]] double x_of(std::size_t day) const {
        const double last = std::max<double>(1, static_cast<double>(days_.size()) - 1);
        return left + (width - left - right) * static_cast<double>(day) / last;
    }
    [[nodiscard]] double y_of(double value) const { return top_ + panel - panel * value / most_; }

    void rule(double value) {
        out_ << "<line class='rule' x1='" << left << "' x2='" << width - right << "' y1='" << y_of(value)
             << "' y2='" << y_of(value) << "'/><text class='scale' x='" << left - 8 << "' y='"
             << y_of(value) + 4 << "'>" << value << "</text>\n";
    }
    void draw(const Line& line, std::vector<double>& taken) {
        out_ << "<polyline stroke='" << line.colour << "' points='";
        for (std::size_t day = 0; day < days_.size(); ++day)
            out_ << x_of(day) << ',' << y_of(line.value(days_[day])) << ' ';
        double at = y_of(line.value(days_.back())) + 4;
        while (std::ranges::any_of(taken, [&](double other) { return std::abs(other - at) < 15; }))
            at -= 15;
        taken.push_back(at);
        out_ << "'/><text fill='" << line.colour << "' x='" << width - right + 10 << "' y='" << at << "'>"
             << line.name << "</text>\n";
    }

    std::span<const Day> days_;
    std::ostream& out_;
    int top_ = 0;
    double most_ = 1;
};

std::string change(double from, double to) {
    std::ostringstream text;
    text << std::showpos << std::fixed << std::setprecision(1) << (to - from) / from * 100 << " %";
    return text.str();
}

void summarise(const Outcome& outcome, std::ostream& out) {
    const Day& first = outcome.days.front();
    const Day& last = outcome.days.back();
    Millis latest{0};
    for (const Day& day : outcome.days)
        latest = std::max(latest, day.latest);
    out << "| what | figure |\n|---|---|\n"
        << "| days played | " << outcome.days.size() << ", in " << outcome.took.count() << " s |\n"
        << "| slides shown | " << outcome.slides << " |\n"
        << "| memory of the player, last day against the first | " << change(first.player_mb, last.player_mb)
        << " |\n"
        << "| memory of player and studio together | " << change(megabytes(first), megabytes(last)) << " |\n"
        << "| open files of player and studio, first and last day | " << first.player_files << " + "
        << first.studio_files << ", " << last.player_files << " + " << last.studio_files << " |\n"
        << "| latest frame where nothing was injected | " << latest.count() << " ms |\n";
    for (const auto& [what, count] : outcome.counts)
        out << "| " << what << " | " << count << (count == 1 ? " time |\n" : " times |\n");
}

}  // namespace

std::string to_markdown(const Outcome& outcome) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(1);
    out << "# A month in minutes\n\nWhat `tests/soak/run` saw last.\n\n";
    if (!outcome.days.empty()) summarise(outcome, out);
    out << "\n![Memory, open files and the latest frame of each day](soak.svg)\n\n";
    out << "| day | slides | player MB | studio MB | files | latest ms | after a fault ms | restarts |\n"
           "|---|---|---|---|---|---|---|---|\n";
    for (const Day& day : outcome.days) {
        out << "| " << day.number << " | " << day.slides << " | " << day.player_mb << " | " << day.studio_mb
            << " | " << day.player_files << " + " << day.studio_files << " | " << day.latest.count() << " | "
            << day.latest_disturbed.count() << " | " << day.restarts << " |\n";
    }
    if (outcome.complaints.empty()) {
        out << "\nEvery slide came in its order and in its newest version.\n";
        return out.str();
    }
    out << "\nWrong:\n\n";
    for (const std::string& complaint : outcome.complaints)
        out << "- " << complaint << '\n';
    return out.str();
}

std::string to_svg(std::span<const Day> days) {
    std::ostringstream out;
    const std::vector<Panel> all = panels();
    const int height = static_cast<int>(all.size()) * (panel + gap) + 20;
    out << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " << width << ' ' << height
        << "' font-family='sans-serif' font-size='12'>\n<title>" << days.size()
        << " days of slidewell</title>\n<style>polyline{fill:none;stroke-width:2}.rule{stroke:#94a3b8;"
           "stroke-opacity:.4}.scale{text-anchor:end;fill:#64748b}.day{text-anchor:middle;fill:#64748b}."
           "title{font-weight:bold;fill:#64748b}"
           "</style>\n";
    Plot plot(days, out);
    int top = gap - 16;
    for (const Panel& each : all) {
        if (!days.empty()) plot.draw(each, top);
        top += panel + gap;
    }
    plot.name_days(height - 6);
    out << "</svg>\n";
    return out.str();
}

}  // namespace slidewell::soak
