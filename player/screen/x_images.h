// Images of a window in memory that an X server on the same computer reads by itself (MIT-SHM): it copies one
// onto the window while the next frame is drawn. Included by this room's .cpp files only.
#pragma once

#include <array>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <span>

#include <SDL.h>
#include <xcb/shm.h>
#include <xcb/xcb.h>

#include "base/bitmap.h"
#include "screen/frame_buffer.h"

namespace slidewell {

class XImages {
  public:
    // For the window as large as it is now; it outlives them. Null where the window is not on X11, its server
    // does not share memory, as over a network, or has pixels of another kind; and for a small window, whose
    // pixels are no file (see PixelMemory::file()).
    [[nodiscard]] static std::unique_ptr<XImages> of(SDL_Window& window);

    [[nodiscard]] Size size() const { return size_; }
    // False once the server has gone or refused something: then nothing is shown any more.
    [[nodiscard]] bool still_work();
    // To be called once for a frame. Where the server is still busy with the frame before, time and again, or
    // after_next() was called once, there are soon two images in turn; until then this waits for it.
    [[nodiscard]] FrameBuffer next();
    // The other image, for the frame after that one. Without pixels where there is none: it is made on a
    // thread of its own when it is asked for first, since that takes longer than a frame.
    [[nodiscard]] FrameBuffer after_next();
    // Shows these parts of what was drawn since next(). The server copies them while others go on.
    void present(std::span<const Rect> changed);
    // Shows all of the last frame once more.
    void present_all();

  private:
    struct Disconnect {
        void operator()(xcb_connection_t* server) const { xcb_disconnect(server); }
    };
    using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;

    struct Image {
        Canvas canvas;
        xcb_shm_seg_t segment = XCB_NONE;
        std::int64_t frame = 0;  // that was presented from it last, counted from 1
        int unread = 0;          // how often the server will still tell that it has copied something from it
    };

    XImages(Connection server, std::uint8_t completion, xcb_window_t window, std::uint8_t depth, Size size);
    [[nodiscard]] std::optional<Image> image_on(Canvas canvas);
    void order_second();
    void take_second();
    [[nodiscard]] static FrameBuffer buffer_for(std::int64_t frame, Image& image);
    void put(Image& image, std::span<const Rect> parts);
    void await(const Image& image);
    void hear_news();
    void hear(const xcb_generic_event_t& event);

    Connection server_;
    std::uint8_t completion_;  // the event's number
    xcb_window_t window_;
    xcb_gcontext_t context_;
    std::uint8_t depth_;
    Size size_;
    std::array<std::optional<Image>, 2> images_;
    std::future<Canvas> second_;  // its memory, while that is made
    bool ordered_second_ = false;
    std::size_t current_ = 0;  // was drawn on last
    std::int64_t frames_ = 0;
    int waits_ = 0;  // in a row
    bool refused_ = false;
};

}  // namespace slidewell
