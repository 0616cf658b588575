// JPEG by libjpeg-turbo, row by row, and made smaller while it is decoded.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "studio/scale.h"

namespace slidewell {

// A photo that is being decoded: it never holds more than libjpeg's own buffers, which are a few rows of a
// baseline file, and 3 to 6 bytes for each pixel of a progressive one. What libjpeg only warns of, such as a
// damaged stretch, is shown as libjpeg makes it.
class JpegDecoder {
  public:
    // Will have `at_least` that many pixels each way, if the photo has them: libjpeg can leave out what a
    // picture of n/8 of its size does not show. `bytes` must outlive the decoder. An error is a sentence
    // about the file, which it calls "it".
    [[nodiscard]] static Result<std::unique_ptr<JpegDecoder>> open(std::string_view bytes, Size at_least);
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;
    ~JpegDecoder();

    [[nodiscard]] Size size() const;
    // To be read once, from the top, though rows may be passed over. Good as long as the decoder. Once it has
    // failed, rows are clear.
    [[nodiscard]] PixelRows rows();
    // Whether all rows that were read are the photo's.
    [[nodiscard]] Result<> outcome() const;

  private:
    struct State;
    explicit JpegDecoder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace slidewell
