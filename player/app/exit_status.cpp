#include "app/exit_status.h"

#include <iostream>

namespace slidewell {

int refuse(std::string_view message, int status) {
    std::cerr << "slidewell: " << message << '\n';
    return status;
}

}  // namespace slidewell
