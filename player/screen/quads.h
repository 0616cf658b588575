// Blits as triangles. Included by this room's .cpp files only.
#pragma once

#include <vector>

#include "playback/frame.h"
#include "screen/draw.h"
#include "screen/rotation.h"
#include "screen/sdl_handles.h"

namespace slidewell {

// Collects blits that are drawn from one texture, and draws them all at once. Turns them by `rotation` on a
// frame of that size.
class Quads {
  public:
    Quads(SDL_Renderer& renderer, Size frame, Rotation rotation)
        : renderer_(renderer), frame_(frame), rotation_(rotation) {}

    // After what was added before. `texture` holds a bitmap of `size`, whose edge repeats outside of it.
    void add(SDL_Texture* texture, Size size, const Blit& blit, Blend blend);
    // To be called at the end; until then, something may not be drawn yet.
    [[nodiscard]] bool draw();

    // A place along one axis: on the frame, in pixels, and in the texture, from 0 to 1.
    struct Stop {
        float on_frame = 0;
        float in_texture = 0;
    };

  private:
    // How a texture is drawn.
    struct Manner {
        SDL_Texture* texture = nullptr;
        SDL_ScaleMode scale = SDL_ScaleModeNearest;
        Blend blend = Blend::mix;
        friend bool operator==(const Manner&, const Manner&) = default;
    };
    void use(const Manner& manner);
    [[nodiscard]] bool prepare() const;
    void add(Stop left, Stop top, Stop right, Stop bottom, SDL_Color colour);
    [[nodiscard]] SDL_FPoint on_screen(float x, float y) const;

    SDL_Renderer& renderer_;
    Size frame_;
    Rotation rotation_;
    bool drawn_ = true;  // all that was added to earlier textures
    Manner manner_;
    std::vector<SDL_Vertex> vertices_;
    std::vector<int> indices_;
};

}  // namespace slidewell
