// Pictures that are cut off, that lie about themselves, or that are none.
#include <array>
#include <random>

#include "broken/broken_file.h"

namespace {

using namespace std::string_literals;

std::string big(std::uint32_t value) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(value >> shift & 255);
    return bytes;
}

std::string little(std::uint32_t value) {
    const std::string bytes = big(value);
    return {bytes.rbegin(), bytes.rend()};
}

std::string ending_of(const std::string& name) { return name.substr(name.rfind('.')); }

// Where copies break off: within the first bytes, the header and the pixels, and just before the end.
void cut_off(BrokenFiles& files) {
    for (const std::string& name : whole_pictures) {
        const std::string whole = whole_picture(name);
        const std::size_t size = whole.size();
        for (const std::size_t left :
             {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{8}, std::size_t{13},
              std::size_t{25}, size / 4, size / 2, size * 3 / 4, size - 8, size - 1})
            files.push_back(
                {name + " cut off after " + std::to_string(left), ending_of(name), whole.substr(0, left)});
    }
}

// As Windows leaves them: the full size is reserved, and the rest is zeros.
void rest_is_zeros(BrokenFiles& files) {
    for (const std::string& name : whole_pictures) {
        std::string bytes = whole_picture(name);
        const bool has_end = name.ends_with(".jpg") || name.ends_with(".png") || name.ends_with(".gif");
        bytes.replace(bytes.size() / 2, std::string::npos,
                      std::string(bytes.size() - bytes.size() / 2, '\0'));
        files.push_back({name + ", its second half zeros", ending_of(name), bytes, has_end});
    }
}

void flipped_bits(BrokenFiles& files) {
    std::minstd_rand random(8);
    for (const std::string& name : whole_pictures) {
        for (int i = 0; i < 8; ++i) {
            std::string bytes = whole_picture(name);
            for (int flips = 0; flips <= i; ++flips)
                bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
            files.push_back({name + " with flipped bits", ending_of(name), bytes, false});
        }
    }
}

// Where formats have their width and their height, and how they write them.
void absurd_sizes(BrokenFiles& files) {
    const auto add = [&](const std::string& name, std::size_t at, const std::string& size) {
        files.push_back(
            {name + " of an absurd size", ending_of(name), replaced(whole_picture(name), at, size)});
    };
    for (const std::uint32_t side : {0U, 30'000U, 65'536U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU}) {
        for (const std::string name : {"rgba.png", "palette.png", "interlaced.png"})
            add(name, 16, big(side) + big(side));
        add("rgba.png", 16, big(side));
        add("rgba.png", 20, big(side));
        for (const std::string name : {"plain.bmp", "rle.bmp"})
            add(name, 18, little(side) + little(side));
    }
    for (const std::string& size : {"\0\0\0\0"s, "\xFF\xFF\xFF\xFF"s, "\0\0\1\0"s}) {
        for (const std::string name : {"baseline.jpg", "progressive.jpg", "cmyk.jpg"}) {
            const std::string whole = whole_picture(name);
            for (const char frame : {'\xC0', '\xC2'}) {
                const std::size_t at = whole.find({'\xFF', frame});
                if (at != std::string::npos) add(name, at + 5, size);
            }
        }
        add("still.gif", 6, size);
    }
    const std::string still = whole_picture("still.gif");
    const std::size_t frame = still.find(',', 13 + 3 * (std::size_t{2} << (still[10] & 7)));
    for (const std::string& size : {"\0\0\0\0"s, "\xFF\xFF\xFF\xFF"s})
        add("still.gif", frame + 5, size);
    add("lossless.webp", 21, "\xFF\xFF\xFF\x0F");
    add("lossy.webp", 26, "\xFF\x3F\xFF\x3F");
}

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ (0xEDB88320U & (0U - (sum & 1)));
    }
    return ~sum;
}

std::string chunk(const std::string& type, const std::string& data) {
    return big(static_cast<std::uint32_t>(data.size())) + type + data + big(checksum(type + data));
}

std::string png_of(const std::string& header, const std::string& rest) {
    return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", header) + rest;
}

// PNGs whose checksums are right, and whose content is not.
void wrong_pngs(BrokenFiles& files) {
    const auto add = [&](const std::string& what, const std::string& bytes) {
        files.push_back({"a PNG " + what, ".png", bytes});
    };
    const std::string size = big(4) + big(4);
    const std::string sound = size + "\x08\x02\0\0\0"s;
    const std::string end = chunk("IEND", "");
    for (const int depth : {0, 3, 5, 7, 9, 17, 32, 127})
        add("of " + std::to_string(depth) + " bits",
            png_of(size + static_cast<char>(depth) + "\x02\0\0\0"s, chunk("IDAT", "x") + end));
    for (const int colours : {1, 5, 7, 8, 64})
        add("of colour type " + std::to_string(colours),
            png_of(size + '\x08' + static_cast<char>(colours) + "\0\0\0"s, chunk("IDAT", "x") + end));
    for (const std::string& method : {"\1\0\0"s, "\0\1\0"s, "\0\0\2"s, "\xFF\xFF\xFF"s})
        add("of an unknown method", png_of(size + "\x08\x02"s + method, chunk("IDAT", "x") + end));
    add("without pixels", png_of(sound, end));
    add("with no data", png_of(sound, chunk("IDAT", "") + end));
    add("whose data is no zlib", png_of(sound, chunk("IDAT", "these are words") + end));
    add("whose data ends early", png_of(sound, chunk("IDAT", "\x78\x9C\x63"s) + end));
    add("without its palette",
        png_of(size + "\x08\x03\0\0\0"s, chunk("IDAT", "\x78\x9C\x63\0\1\0\1"s) + end));
    add("with an empty palette",
        png_of(size + "\x08\x03\0\0\0"s, chunk("PLTE", "") + chunk("IDAT", "x") + end));
    add("with an odd palette",
        png_of(size + "\x08\x03\0\0\0"s, chunk("PLTE", "1234") + chunk("IDAT", "x") + end));
    add("with an unknown chunk that is needed", png_of(sound, chunk("ABCD", "x") + end));
    add("that begins in its middle", "\x89PNG\r\n\x1A\n"s + chunk("IDAT", "x") + chunk("IHDR", sound) + end);
    add("with a short header", png_of(size, end));
    const std::string whole = whole_picture("rgba.png");
    for (const std::string type : {"IHDR", "IDAT"})
        add("whose " + type + " has a wrong checksum", replaced(whole, whole.find(type) + 5, "\x55"));
    for (const std::uint32_t length : {0xFFFFFFFFU, 0x80000000U, 0x7FFFFFFFU, 100'000U})
        add("with a chunk that is too long", replaced(whole, whole.find("IDAT") - 4, big(length)));
}

// Without the segment that starts with `marker`.
std::string without(std::string bytes, char marker) {
    const std::size_t at = bytes.find({'\xFF', marker});
    if (at == std::string::npos) return bytes;
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
    };
    return bytes.erase(at, 2 + byte(at + 2) * 256 + byte(at + 3));
}

void wrong_jpegs(BrokenFiles& files) {
    for (const std::string name : {"baseline.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"}) {
        const std::string whole = whole_picture(name);
        const bool progressive = whole.find("\xFF\xC2") != std::string::npos;
        const std::size_t frame = whole.find(progressive ? "\xFF\xC2" : "\xFF\xC0");
        const auto add = [&](const std::string& what, const std::string& bytes, bool surely = true) {
            files.push_back({name + " " + what, ".jpg", bytes, surely});
        };
        add("without its tables", without(whole, '\xDB'));
        add("without its codes", without(without(without(without(whole, '\xC4'), '\xC4'), '\xC4'), '\xC4'),
            false);
        add("without its frame", without(whole, progressive ? '\xC2' : '\xC0'));
        for (const char kind : {'\xC3', '\xC5', '\xC6', '\xC7', '\xCB', '\xCD', '\xCE', '\xCF'})
            add("of an unknown kind", replaced(whole, frame + 1, {&kind, 1}));
        for (const std::string& bits : {"\0"s, "\1"s, "\x0C"s, "\xFF"s})
            add("of absurd bits", replaced(whole, frame + 4, bits));
        for (const std::string& parts : {"\0"s, "\5"s, "\xFF"s})
            add("of absurd components", replaced(whole, frame + 9, parts));
        for (const std::string& sampling : {"\0"s, "\x50"s, "\xFF"s})
            add("of absurd sampling", replaced(whole, frame + 11, sampling));
        for (const std::string& length : {"\0\0"s, "\0\1"s, "\xFF\xFF"s})
            add("with a segment of absurd length", replaced(whole, frame + 2, length));
        add("that ends in its middle, and says so", whole.substr(0, whole.size() * 2 / 3) + "\xFF\xD9",
            false);
        add("that was overwritten in its middle",
            replaced(whole, whole.size() * 2 / 3, std::string(whole.size() / 6, '\x5A')), false);
    }
}

// Photos are shown whatever their camera wrote beside the pixels.
void wrong_exif(BrokenFiles& files) {
    const std::string whole = whole_picture("held.jpg");
    const std::size_t tiff = whole.find("II*");
    const auto add = [&](const std::string& what, const std::string& bytes) {
        files.push_back({"a photo whose EXIF " + what, ".jpg", bytes, false});
    };
    add("refers to itself", replaced(whole, tiff + 22, little(8)));
    add("lies outside of it", replaced(whole, tiff + 4, little(0xFFFFFF00U)));
    add("has a huge count", replaced(whole, tiff + 14, little(0xFFFFFFFFU)));
    add("has too many entries", replaced(whole, tiff + 8, "\xFF\xFF"));
    add("has another byte order", replaced(whole, tiff, "MM"));
    for (const std::uint32_t orientation : {0U, 9U, 0xFFFFU})
        add("turns it nowhere", replaced(whole, tiff + 18, little(orientation)));
}

void wrong_bmps(BrokenFiles& files) {
    const std::string whole = whole_picture("plain.bmp");
    const auto add = [&](const std::string& what, std::size_t at, const std::string& bytes, bool surely) {
        files.push_back({"a BMP " + what, ".bmp", replaced(whole, at, bytes), surely});
    };
    for (const std::uint32_t offset : {0x7FFFFFFFU, 0xFFFFFFFFU, 1'000'000U})
        add("whose pixels lie outside", 10, little(offset), true);
    for (const std::uint32_t header : {0U, 1U, 39U, 0xFFFFFFFFU})
        add("with a header of absurd length", 14, little(header), false);
    for (const std::uint32_t bits : {0U, 3U, 7U, 33U, 64U, 0xFFFFU})
        add("of absurd bits", 28, little(bits).substr(0, 2), false);
    for (const std::uint32_t packing : {4U, 5U, 99U, 0xFFFFFFFFU})
        add("packed in an unknown way", 30, little(packing), true);
}

std::string svg(const std::string& inside, const std::string& attributes = "viewBox='0 0 10 10'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + ">" + inside + "</svg>";
}

void wrong_svgs(BrokenFiles& files) {
    const auto add = [&](const std::string& what, const std::string& bytes, bool surely = true) {
        files.push_back({"an SVG " + what, ".svg", bytes, surely});
    };
    const std::string whole = svg("<rect width='10' height='10'/>");
    for (const std::size_t left : {std::size_t{3}, std::size_t{10}, whole.size() / 2, whole.size() - 1})
        add("cut off", whole.substr(0, left));
    add("with an entity bomb", "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + svg("&b;"));
    add("that nests without end", svg(repeated("<g>", 5000) + repeated("</g>", 5000)));
    add("of very many shapes", svg(repeated("<circle r='9'/>", 200'000)));
    add("of one shape that is everywhere", svg("<path d='M0 0" + repeated("L9 9L0 9", 300'000) + "'/>"));
    add("of endless dashes", svg("<path d='M0 0h9v9h-9' stroke='red' stroke-dasharray='.0001'/>"));
    add("that reaches very far", svg("<path d='M-1e30 -1e30L1e30 1e30' stroke='red' stroke-width='1e20'/>"));
    add("without a size", svg("", ""));
    add("larger than is read", svg(std::string(5 << 20, ' ')));
    add("with zeros in it", svg("\0\0"s));
    add("with gradients that refer to each other",
        svg("<linearGradient id='a' xlink:href='#b'/><linearGradient id='b' xlink:href='#a'/>"
            "<rect width='9' height='9' fill='url(#a)'/>"),
        false);
    for (const std::string size :
         {"viewBox='0 0 0 0'", "viewBox='0 0 nan nan'", "viewBox='0 0 1e30 1e30'", "viewBox=''",
          "width='0' height='0'", "width='-5' height='5'", "width='1e9' height='1'"})
        add("of an absurd size", svg("", size));
}

// By their first bytes: PDF, ZIP (as .docx is), TIFF, HEIC, a program, video, icons; and words.
void no_pictures(BrokenFiles& files) {
    const std::string rest = repeated("what else there is. ", 40);
    const std::array beginnings{"%PDF-1.7\n"s,
                                "PK\3\4"s,
                                "II*\0\x08\0\0\0"s,
                                "MM\0*\0\0\0\x08"s,
                                "\0\0\0\x18"
                                "ftypheic"s,
                                "MZ\x90\0"s,
                                "\0\0\0\x20"
                                "ftypmp42"s,
                                "\0\0\1\0\1\0"s,
                                "\x1F\x8B\x08"s,
                                "\x7F"
                                "ELF"s,
                                "<html><body>"s,
                                "{\"a\": 1}"s,
                                "P6 9 9 255\n"s,
                                "8BPS\0\1"s,
                                "RIFF\xFF\xFF\xFF\xFFWAVE"s,
                                "\xEF\xBB\xBFwords "s,
                                "GIF88a"s,
                                "\x89PNG\n"s,
                                "\xFF\xD8\xFE"s,
                                "BN"s};
    for (const std::string& beginning : beginnings) {
        for (const std::string ending : {".png", ".jpg"})
            files.push_back({"something else by the name of a picture", ending, beginning + rest});
    }
    for (const std::size_t size : {1U, 100U, 100'000U})
        files.push_back({"zeros", ".png", std::string(size, '\0')});
}

}  // namespace

BrokenFiles broken_pictures() {
    BrokenFiles files;
    for (const auto make : {cut_off, rest_is_zeros, flipped_bits, absurd_sizes, wrong_pngs, wrong_jpegs,
                            wrong_exif, wrong_bmps, wrong_svgs, no_pictures})
        make(files);
    return files;
}
