// slidewell plays a clinic's slides on the waiting-room TV. Everything is in app/ and the rooms below it.
#include "app/run.h"

int main(int argc, char* argv[]) { return slidewell::run(argc, argv); }
