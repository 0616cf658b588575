// By a connection of its own, on which nothing else is answered. SDL's way waits after each frame until the
// server has copied it; at 3840x2160 that can be half of a frame's time.
#include "screen/x_images.h"

#include <chrono>
#include <cstdlib>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>

#include "screen/sdl_handles.h"
#include "screen/x11_window.h"

namespace slidewell {
namespace {

// So many frames in a row the server is waited for; then a server that is always late gets a second image.
constexpr int patience = 12;

template <typename T>
struct FreeReply {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): as xcb wants it
    void operator()(T* reply) const { std::free(reply); }
};
template <typename T>
using Reply = std::unique_ptr<T, FreeReply<T>>;

// By a file's descriptor, as from version 1.2 (2013) on.
bool shares_files(xcb_connection_t* server, const xcb_query_extension_reply_t* extension) {
    if (extension == nullptr || extension->present == 0) return false;
    const Reply<xcb_shm_query_version_reply_t> version(
        xcb_shm_query_version_reply(server, xcb_shm_query_version(server), nullptr));
    return version && (version->major_version > 1 || version->minor_version >= 2);
}

xcb_shm_seg_t segment_of(const xcb_generic_event_t& completion) {
    return reinterpret_cast<const xcb_shm_completion_event_t&>(completion).shmseg;
}

std::optional<std::uint8_t> depth_of(xcb_connection_t* server, xcb_window_t window) {
    const Reply<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(server, xcb_get_geometry(server, window), nullptr));
    return geometry ? std::optional(geometry->depth) : std::nullopt;
}

}  // namespace

std::unique_ptr<XImages> XImages::of(SDL_Window& window) try {
    const auto x = on_x11(window);
    if (!x || !has_our_pixels(SDL_GetWindowPixelFormat(&window))) return nullptr;
    const auto number = static_cast<xcb_window_t>(x->window);
    Connection server(xcb_connect(DisplayString(x->server), nullptr));
    const auto* const extension = xcb_get_extension_data(server.get(), &xcb_shm_id);
    if (!shares_files(server.get(), extension)) return nullptr;
    const auto completion = static_cast<std::uint8_t>(extension->first_event + XCB_SHM_COMPLETION);
    const auto depth = depth_of(server.get(), number);
    if (!depth) return nullptr;
    Size size;
    SDL_GetWindowSizeInPixels(&window, &size.width, &size.height);
    std::unique_ptr<XImages> images(new XImages(std::move(server), completion, number, *depth, size));
    images->images_[0] = images->image_on(Canvas(size));
    return images->images_[0] ? std::move(images) : nullptr;
} catch (const std::bad_alloc&) {
    return nullptr;
}

XImages::XImages(Connection server, std::uint8_t completion, xcb_window_t window, std::uint8_t depth,
                 Size size)
    : server_(std::move(server)),
      completion_(completion),
      window_(window),
      context_(xcb_generate_id(server_.get())),
      depth_(depth),
      size_(size) {
    xcb_create_gc(server_.get(), context_, window_, 0, nullptr);
}

// The server may look at the canvas, and nothing else (see PixelMemory::file()).
std::optional<XImages::Image> XImages::image_on(Canvas canvas) {
    Image image{std::move(canvas), xcb_generate_id(server_.get())};
    if (image.canvas.pixels.file() < 0) return std::nullopt;
    const int file = ::fcntl(image.canvas.pixels.file(), F_DUPFD_CLOEXEC, 0);  // the connection closes it
    if (file < 0) return std::nullopt;
    constexpr std::uint8_t read_only = 1;
    const auto attached = xcb_shm_attach_fd_checked(server_.get(), image.segment, file, read_only);
    const Reply<xcb_generic_error_t> trouble(xcb_request_check(server_.get(), attached));
    if (trouble || xcb_connection_has_error(server_.get()) != 0) return std::nullopt;
    return image;
}

// Where there is no memory for it, or no thread, one image must do.
void XImages::order_second() try {
    if (std::exchange(ordered_second_, true)) return;
    second_ = std::async(std::launch::async, [size = size_] { return Canvas(size); });
} catch (const std::system_error&) {
}

void XImages::take_second() try {
    if (second_.valid() && second_.wait_for(std::chrono::seconds{0}) == std::future_status::ready)
        images_[1] = image_on(second_.get());
} catch (const std::bad_alloc&) {
}

bool XImages::still_work() {
    hear_news();
    return !refused_ && xcb_connection_has_error(server_.get()) == 0;
}

FrameBuffer XImages::next() {
    hear_news();
    waits_ = images_[current_]->unread > 0 ? waits_ + 1 : 0;
    if (waits_ > patience) order_second();
    take_second();
    if (images_[1]) current_ = 1 - current_;
    await(*images_[current_]);
    return buffer_for(frames_ + 1, *images_[current_]);
}

FrameBuffer XImages::after_next() {
    order_second();
    std::optional<Image>& other = images_[1 - current_];
    if (!other) return {};
    await(*other);
    return buffer_for(frames_ + 2, *other);
}

FrameBuffer XImages::buffer_for(std::int64_t frame, Image& image) {
    return {view(image.canvas), image.frame == 0 ? 0 : static_cast<int>(frame - image.frame)};
}

void XImages::present(std::span<const Rect> changed) {
    Image& image = *images_[current_];
    image.frame = ++frames_;
    put(image, changed);
}

void XImages::present_all() {
    const std::array all{whole(size_)};
    put(*images_[current_], all);
}

// The server copies in order, and tells when it has copied the last of them.
void XImages::put(Image& image, std::span<const Rect> parts) {
    std::vector<Rect> inside;
    for (const Rect& part : parts)
        inside.push_back(intersection(part, whole(size_)));
    std::erase_if(inside, [](Rect part) { return part.empty(); });
    const auto number = [](int value) { return static_cast<std::uint16_t>(value); };
    const auto place = [](int value) { return static_cast<std::int16_t>(value); };
    for (const Rect& part : inside) {
        const bool last = &part == &inside.back();
        image.unread += last ? 1 : 0;
        xcb_shm_put_image(server_.get(), window_, context_, number(size_.width), number(size_.height),
                          number(part.x), number(part.y), number(part.width), number(part.height),
                          place(part.x), place(part.y), depth_, XCB_IMAGE_FORMAT_Z_PIXMAP, last ? 1 : 0,
                          image.segment, 0);
    }
    xcb_flush(server_.get());
}

void XImages::await(const Image& image) {
    while (image.unread > 0 && !refused_) {
        const Reply<xcb_generic_event_t> event(xcb_wait_for_event(server_.get()));
        if (!event) return;  // the server has gone
        hear(*event);
    }
}

void XImages::hear_news() {
    while (const Reply<xcb_generic_event_t> event{xcb_poll_for_event(server_.get())})
        hear(*event);
}

// Of what could not be copied an error tells instead.
void XImages::hear(const xcb_generic_event_t& event) {
    constexpr std::uint8_t sent_by_a_client = 0x80;
    const auto type = static_cast<std::uint8_t>(event.response_type & ~sent_by_a_client);
    refused_ = refused_ || type == 0;
    for (std::optional<Image>& image : images_) {
        if (image && type == completion_ && segment_of(event) == image->segment) --image->unread;
    }
}

}  // namespace slidewell
