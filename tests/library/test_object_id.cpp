// Names of objects.
#include "library/object_id.h"
#include "support/catch.h"

using slidewell::object_id_of;
using slidewell::parse_object_id;

TEST_CASE("an object is named by BLAKE2b with 256 bits") {
    // As `b2sum --length 256` prints them.
    CHECK(to_string(object_id_of("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(to_string(object_id_of("abc")) ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("equal bytes have one name, others another") {
    CHECK(object_id_of("slide") == object_id_of("slide"));
    CHECK(object_id_of("slide") != object_id_of("slidf"));
    CHECK(object_id_of(std::string(3, '\0')) != object_id_of(std::string(4, '\0')));
}

TEST_CASE("a name is read back from its 64 digits, and from nothing else") {
    const auto id = object_id_of("slide");
    const std::string hex = to_string(id);
    CHECK(parse_object_id(hex) == id);
    for (const std::string& wrong :
         {std::string(), hex.substr(1), hex + "0", "G" + hex.substr(1), "A" + hex.substr(1),
          " " + hex.substr(1), std::string(64, '\0'), std::string("../../../../../../../../../../../etc")}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_object_id(wrong));
    }
}
