// The sentences.
#include "source/notes.h"

namespace slidewell::notes {

ReceiptNote unreachable(const Error& why, bool something_is_on_air) {
    return {"The TV cannot reach this folder", "When it looks, it finds: " + why.message + ".",
            something_is_on_air
                ? "What is on air goes on, and the TV looks again every few seconds."
                : "Check that the computer with this folder is on; the TV looks again every few seconds.",
            true};
}

ReceiptNote no_slides_yet() {
    return {"There is no slide in this folder yet", "A slide is a file whose name ends in .xml.",
            "Copy one here, and it is on the TV a moment later.", true};
}

ReceiptNote no_good_slide_left() {
    return {"None of the slides in this folder can be shown", "So the TV goes on with those that it had.",
            "Mend one of the slides below, and the TV takes up this folder again.", true};
}

ReceiptNote nothing_to_go_back_to() {
    return {"There is nothing to go back to", "An undo was asked for, but nothing else was on air before.",
            "Remove the file UNDO.", false};
}

ReceiptNote closed(const ClosedFolder& folder) {
    return {"The TV cannot look into " + folder.path, "When it tries, it finds: " + folder.why.message + ".",
            "Allow the TV to read that folder, as it may read the one around it.", true};
}

ReceiptNote library_trouble(const LibraryError& trouble) {
    if (trouble.problem == Problem::over_limit) {
        return {"The TV has no room for more pictures", "Its library is as large as it may become.",
                "Make the pictures smaller, or take out slides that are no longer needed.", true};
    }
    return {"The TV cannot save what is new", "Its own disk says: " + trouble.message + ".",
            "What is on air goes on. If this stays, the TV needs someone who looks after computers.", true};
}

ReceiptFinding conflict_copy(const std::string& slide) {
    return {slide,
            ReceiptFinding::Effect::missing,
            {{slide,
              {},
              Severity::warning,
              "two people changed this slide at once, and this is one version of it",
              "keep what you need of it in the other one, then delete this file"}}};
}

}  // namespace slidewell::notes
