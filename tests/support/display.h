// An X display in memory, of a test's own.
#pragma once

#include <csignal>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/process.h"

class Display {
  public:
    // `screen` as Xvfb knows it: width, height, bits of a pixel.
    explicit Display(const std::string& screen = "640x360x24")
        : server_({"Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"}) {
        REQUIRE(server_.says("\n"));
        const std::string number = server_.output();
        name_ = ":" + number.substr(0, number.find('\n'));
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    ~Display() {  // asked politely, it takes its socket and its lock with it
        server_.signal(SIGTERM);
        (void)server_.wait();
    }
    [[nodiscard]] const std::string& name() const { return name_; }
    // For a program that is to use it.
    [[nodiscard]] std::vector<std::string> environment() const {
        return {"DISPLAY=" + name_, "SDL_VIDEODRIVER=x11"};
    }

  private:
    Process server_;
    std::string name_;
};
