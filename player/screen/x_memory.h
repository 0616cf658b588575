// What Xlib hands out, owned. Included by this room's .cpp files only.
#pragma once

#include <memory>

#include <X11/Xlib.h>

namespace slidewell {

struct XMemoryCloser {
    void operator()(void* memory) const { XFree(memory); }
};
template <typename T>
using XMemory = std::unique_ptr<T, XMemoryCloser>;

}  // namespace slidewell
