// libjpeg reports an error by a function that must not return: it jumps back, over nothing but C frames.
#include "studio/jpeg.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h needs it and does not include it
#include <string>
#include <vector>

#include <jpeglib.h>

namespace slidewell {
namespace {

constexpr unsigned finest = 8;  // eighths of the full size

// Cameras and editors write about ten. A small file with thousands would take minutes
// (https://libjpeg-turbo.org/pmwiki/uploads/About/TwoIssueswiththeJPEGStandard.pdf).
constexpr int most_scans = 100;
constexpr std::string_view too_many_scans = "it has too many scans";

// Cyan, magenta, yellow and black as Adobe writes them: 255 is no ink.
Pixel from_inks(const JSAMPLE* inks) {
    const unsigned black = inks[3];
    const auto light = [&](unsigned ink) { return (ink * black + 127) / 255; };
    return 0xFF000000U | light(inks[0]) << 16 | light(inks[1]) << 8 | light(inks[2]);
}

}  // namespace

struct JpegDecoder::State {
    State() {
        decompress.err = jpeg_std_error(&errors);
        errors.error_exit = [](j_common_ptr common) { give_up(common); };
        errors.output_message = [](j_common_ptr) {};
        decompress.client_data = this;
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { jpeg_destroy_decompress(&decompress); }

    [[noreturn]] static void give_up(j_common_ptr common) {
        State& state = *static_cast<State*>(common->client_data);
        common->err->format_message(common, state.message.data());
        state.jump_back();
    }
    [[noreturn]] void jump_back() { std::longjmp(back, 1); }  // NOLINT(cert-err52-cpp)

    // False when libjpeg gave up. Nothing in `step` may need a destructor.
    template <typename Step>
    [[nodiscard]] bool attempt(Step step) {
        if (setjmp(back) != 0) {  // NOLINT(cert-err52-cpp)
            failed = true;
            return false;
        }
        step();
        return true;
    }

    [[nodiscard]] Error error() const { return {"it cannot be decoded: " + std::string(message.data())}; }

    void start(std::string_view bytes, Size at_least);
    void choose_size(Size at_least);
    void read(int y, std::span<Pixel> row);
    void read_next(std::span<Pixel> row);

    jpeg_decompress_struct decompress{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf back{};
    std::array<char, JMSG_LENGTH_MAX> message{};
    std::vector<JSAMPLE> inks;  // a row of a photo in print colours
    int next = 0;
    bool failed = false;
};

void JpegDecoder::State::choose_size(Size at_least) {
    const auto too_small = [&] {
        return static_cast<int>(decompress.output_width) < at_least.width ||
               static_cast<int>(decompress.output_height) < at_least.height;
    };
    decompress.scale_denom = finest;
    decompress.scale_num = 0;
    do {
        ++decompress.scale_num;
        jpeg_calc_output_dimensions(&decompress);
    } while (decompress.scale_num < finest && too_small());
}

void JpegDecoder::State::start(std::string_view bytes, Size at_least) {
    jpeg_create_decompress(&decompress);
    progress.progress_monitor = [](j_common_ptr common) {
        State& state = *static_cast<State*>(common->client_data);
        if (state.decompress.input_scan_number <= most_scans) return;
        std::ranges::copy(too_many_scans, state.message.begin());
        state.jump_back();
    };
    decompress.progress = &progress;
    jpeg_mem_src(&decompress, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&decompress, TRUE);
    const bool printed = decompress.jpeg_color_space == JCS_CMYK || decompress.jpeg_color_space == JCS_YCCK;
    decompress.out_color_space = printed ? JCS_CMYK : JCS_EXT_BGRA;
    choose_size(at_least);
    jpeg_start_decompress(&decompress);
}

void JpegDecoder::State::read_next(std::span<Pixel> row) {
    ++next;
    if (failed) return std::fill(row.begin(), row.end(), 0U);
    JSAMPLE* line = inks.empty() ? reinterpret_cast<JSAMPLE*>(row.data()) : inks.data();
    const bool read = attempt([&] { jpeg_read_scanlines(&decompress, &line, 1); });
    if (!read) return std::fill(row.begin(), row.end(), 0U);
    if (inks.empty()) return;
    const JSAMPLE* from = inks.data();
    for (Pixel& pixel : row) {
        pixel = from_inks(from);
        from += 4;
    }
}

void JpegDecoder::State::read(int y, std::span<Pixel> row) {
    while (next <= y)
        read_next(row);
}

JpegDecoder::JpegDecoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
JpegDecoder::~JpegDecoder() = default;

Result<std::unique_ptr<JpegDecoder>> JpegDecoder::open(std::string_view bytes, Size at_least) {
    auto state = std::make_unique<State>();
    if (!state->attempt([&] { state->start(bytes, at_least); })) return state->error();
    if (state->decompress.out_color_space == JCS_CMYK)
        state->inks.resize(std::size_t{state->decompress.output_width} * 4);
    return std::unique_ptr<JpegDecoder>(new JpegDecoder(std::move(state)));
}

Size JpegDecoder::size() const {
    return {static_cast<int>(state_->decompress.output_width),
            static_cast<int>(state_->decompress.output_height)};
}

PixelRows JpegDecoder::rows() {
    return {size(), [state = state_.get()](int y, std::span<Pixel> row) { state->read(y, row); }};
}

Result<> JpegDecoder::outcome() const {
    if (state_->failed) return state_->error();
    return Done{};
}

}  // namespace slidewell
