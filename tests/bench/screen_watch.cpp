// Counts the pictures that a screen shows, whoever draws them: listens for X damage on the root window, and
// looks at some of the screen's pixels after each.
//
//   screen_watch FRAMEBUFFER
//
// FRAMEBUFFER is the file in which `Xvfb -fbdir` keeps the screen; $DISPLAY is that Xvfb. The pixels are read
// from this file, so that looking costs the X server nothing. Writes a line for each frame until it is ended:
//
//   MICROSECONDS FINGERPRINT COLOURS PIXELS
//
// when the last part of the frame arrived (CLOCK_MONOTONIC), a fingerprint of the points looked at, how many
// different colours they have (about), and how many pixels were damaged (those damaged twice count twice).
#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include <X11/XWDFile.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

// Damage that comes within this time of the last belongs to the same frame.
constexpr int frame_silence_ms = 2;

// The points that are looked at: an even grid.
constexpr std::uint32_t grid_columns = 64;
constexpr std::uint32_t grid_rows = 36;

std::int64_t microseconds_now() {
    using std::chrono::duration_cast, std::chrono::microseconds, std::chrono::steady_clock;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

// --- the screen's pixels

struct Look {
    std::uint64_t fingerprint =
        0xCBF29CE484222325;  // FNV-1a's start, http://www.isthe.com/chongo/tech/comp/fnv/
    std::size_t colours = 0;
};

// The screen as Xvfb keeps it in a file, in the X window dump's format.
class Framebuffer {
  public:
    static std::optional<Framebuffer> open(const char* path) {
        const int file = ::open(path, O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (file < 0 || fstat(file, &status) != 0) return {};
        const auto bytes = static_cast<std::size_t>(status.st_size);
        void* const memory = mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, 0);
        close(file);
        if (memory == MAP_FAILED || bytes < sizeof(XWDFileHeader)) return {};
        return Framebuffer(static_cast<const std::byte*>(memory));
    }

    [[nodiscard]] Look look() const {
        Look seen;
        std::bitset<4096> colours;
        for (std::uint32_t row = 0; row < grid_rows; ++row) {
            const std::byte* line = pixels_ + std::size_t{centre(row, grid_rows, height_)} * pitch_;
            for (std::uint32_t column = 0; column < grid_columns; ++column) {
                const std::uint32_t colour = colour_at(line, centre(column, grid_columns, width_));
                seen.fingerprint = (seen.fingerprint ^ colour) * 0x100000001B3;
                colours.set((colour * 0x9E3779B1U) >> 20);
            }
        }
        seen.colours = colours.count();
        return seen;
    }

  private:
    explicit Framebuffer(const std::byte* start) {
        XWDFileHeader header{};
        std::memcpy(&header, start, sizeof header);
        width_ = ntohl(static_cast<std::uint32_t>(header.pixmap_width));
        height_ = ntohl(static_cast<std::uint32_t>(header.pixmap_height));
        pitch_ = ntohl(static_cast<std::uint32_t>(header.bytes_per_line));
        pixels_ = start + ntohl(static_cast<std::uint32_t>(header.header_size)) +
                  std::size_t{ntohl(static_cast<std::uint32_t>(header.ncolors))} * sz_XWDColor;
    }
    static std::uint32_t centre(std::uint32_t cell, std::uint32_t cells, std::uint32_t pixels) {
        return (2 * cell + 1) * pixels / (2 * cells);
    }
    static std::uint32_t colour_at(const std::byte* line, std::uint32_t x) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, line + std::size_t{x} * sizeof pixel, sizeof pixel);
        return pixel & 0x00FFFFFF;
    }

    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    std::uint32_t pitch_ = 0;  // bytes from row to row
    const std::byte* pixels_ = nullptr;
};

// --- damage

struct DisplayCloser {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
using OwnedDisplay = std::unique_ptr<Display, DisplayCloser>;

// Damage of the whole screen, as it comes.
class DamageListener {
  public:
    static std::optional<DamageListener> start() {
        OwnedDisplay display{XOpenDisplay(nullptr)};
        int first_event = 0;
        int first_error = 0;
        if (!display || XDamageQueryExtension(display.get(), &first_event, &first_error) == 0) return {};
        XDamageCreate(display.get(), DefaultRootWindow(display.get()), XDamageReportRawRectangles);
        XFlush(display.get());
        return DamageListener(std::move(display), first_event + XDamageNotify);
    }

    // Waits for damage, but not longer than that (-1: for ever). False when none came.
    [[nodiscard]] bool wait(int milliseconds) const {
        if (XPending(display_.get()) > 0) return true;
        pollfd connection{ConnectionNumber(display_.get()), POLLIN, 0};
        return poll(&connection, 1, milliseconds) > 0;
    }

    // How many pixels all the damage that is there covers.
    [[nodiscard]] std::int64_t take() const {
        std::int64_t pixels = 0;
        while (XPending(display_.get()) > 0) {
            XEvent event;
            XNextEvent(display_.get(), &event);
            if (event.type != damage_event_) continue;
            const auto& damage = reinterpret_cast<const XDamageNotifyEvent&>(event);
            pixels += std::int64_t{damage.area.width} * damage.area.height;
        }
        return pixels;
    }

  private:
    DamageListener(OwnedDisplay display, int damage_event)
        : display_(std::move(display)), damage_event_(damage_event) {}

    OwnedDisplay display_;
    int damage_event_;
};

// So that frames are noted when they come, not when the players leave a core free. Needs a privilege; without
// it, times are less sharp on a busy machine.
void hurry() {
    const sched_param priority{1};
    sched_setscheduler(0, SCHED_FIFO, &priority);
}

[[noreturn]] void report_frames(const DamageListener& damage, const Framebuffer& screen) {
    for (;;) {
        if (!damage.wait(-1)) continue;
        std::int64_t arrived = 0;
        std::int64_t pixels = 0;
        do {
            arrived = microseconds_now();
            pixels += damage.take();
        } while (damage.wait(frame_silence_ms));
        if (pixels == 0) continue;
        const Look seen = screen.look();
        std::printf("%lld %016llx %zu %lld\n", static_cast<long long>(arrived),
                    static_cast<unsigned long long>(seen.fingerprint), seen.colours,
                    static_cast<long long>(pixels));
        std::fflush(stdout);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: screen_watch FRAMEBUFFER\n", stderr);
        return 2;
    }
    const auto screen = Framebuffer::open(arguments[1]);
    const auto damage = DamageListener::start();
    if (!screen || !damage) {
        std::fputs(screen ? "screen_watch: no display with damage events\n"
                          : "screen_watch: cannot read the framebuffer\n",
                   stderr);
        return 2;
    }
    hurry();
    std::puts("ready");
    std::fflush(stdout);
    report_frames(*damage, *screen);
}
