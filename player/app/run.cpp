// Options and subcommands, by CLI11.
#include "app/run.h"

#include <iostream>

#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/doctor_probes.h"
#include "app/exit_status.h"
#include "app/home.h"
#include "app/keeper.h"
#include "app/renderer_choice.h"
#include "deck/files.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr const char* without_it = "the settings that come with slidewell hold until it is there";

// What was written behind each option of `play`, still unchecked.
struct PlayOptions {
    std::vector<std::string> folders;
    std::vector<std::pair<const SettingRow*, std::string>> given;
};

void add_setting_options(CLI::App& command, PlayOptions& options) {
    for (const SettingRow& row : setting_rows()) {
        if (row.help.empty()) continue;
        const std::string name = option_name(row);
        const auto remember = [&options, &row](const std::string& value) {
            options.given.emplace_back(&row, value);
        };
        if (row.is_flag) {
            command.add_flag_callback(
                name, [remember] { remember("yes"); }, std::string(row.help));
        } else {
            command.add_option_function<std::string>(name, remember, std::string(row.help))
                ->type_name(std::string(row.value));
        }
    }
}

// player.xml over the built-in settings. Mistakes in it are said and passed over; one that was named but
// cannot be read is an error.
Result<Settings> load_settings(const std::string& named) {
    const auto home = find_home();
    if (!home.ok() && named.empty()) return home.error();
    ParsedSettings parsed{home.ok() ? default_settings(*home) : Settings{}, {}};
    const fs::path file = named.empty() ? home->configuration / "player.xml" : fs::path(named);
    const fs::path around = plain_folder(file).parent_path();  // fontconfig does not find a relative one
    if (const auto bytes = read_file(file, largest_slide_file); bytes.ok()) {
        parsed = parse_settings(*bytes, file.string(), around, std::move(parsed.settings));
    } else if (named.empty()) {
        parsed.diagnostics.push_back(
            {file.string(), {}, Severity::warning, bytes.error().message, without_it});
    } else {
        return in_context(file.string(), bytes.error());
    }
    for (const Diagnostic& diagnostic : parsed.diagnostics)
        std::cerr << to_string(diagnostic) << '\n';
    if (parsed.settings.library.empty()) {
        if (auto library = default_library(); library.ok()) parsed.settings.library = *std::move(library);
    }
    return std::move(parsed.settings);
}

Result<> apply(const PlayOptions& options, Settings& settings) {
    if (!options.folders.empty()) settings.sources.clear();
    for (const std::string& folder : options.folders)
        settings.sources.push_back({plain_folder(folder), {}});
    for (const auto& [row, text] : options.given) {
        if (const auto set = row->set(settings, text, {}); !set.ok()) {
            return in_context(option_name(*row) + " " + text, set.error());
        }
    }
    return Done{};
}

class CommandLine {
  public:
    CommandLine() {
        app_.require_subcommand(0, 1);
        app_.set_version_flag("--version", "slidewell " SLIDEWELL_VERSION);
        app_.footer("Each command has --help, with an example.");
        app_.failure_message([](const CLI::App*, const CLI::Error& error) {
            return std::string("slidewell: ") + error.what() + "; --help says what is possible\n";
        });
        add_play();
        add_validate();
        add_preview();
        add_opengl_name();
        add_studio();
        add_editions();
        add_undo();
        add_status();
        add_shot();
        add_doctor();
        add_report();
        add_displays();
    }

    int run(int argc, const char* const* argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app_.exit(error, std::cout, std::cerr) == 0 ? 0 : could_not_start;
        }
        if (app_.get_subcommands().empty()) {
            return refuse(
                {"say what to do: play, validate, preview, status, shot, doctor, report, editions or undo; "
                 "--help "
                 "tells more"});
        }
        if (opengl_name_->parsed()) return print_opengl_name(video_driver_);
        if (displays_->parsed()) return print_displays();
        if (studio_->parsed()) return studio();
        auto settings = load_settings(config_);
        if (!settings.ok()) return refuse(settings.error().message);
        if (!library_.empty()) settings->library = library_;
        if (play_->parsed()) return run_play(*settings);
        if (validate_->parsed()) return validate(validate_request_, *settings);
        if (editions_->parsed()) return editions(editions_request_, *settings);
        if (undo_->parsed()) return undo(undone_, *settings);
        if (status_->parsed()) return status(status_request_, *settings);
        if (doctor_->parsed()) return run_doctor(*settings);
        if (shot_->parsed()) return shot(shot_request_, *settings);
        if (report_->parsed()) return run_report(*settings);
        return run_preview(*settings);
    }

  private:
    CLI::App* add_command(const std::string& name, const std::string& description,
                          const std::string& example) {
        CLI::App* const command = app_.add_subcommand(name, description);
        command->add_option("--config", config_, "read this instead of slidewell's own player.xml")
            ->type_name("FILE");
        command->footer("Example:\n  " + example);
        return command;
    }

    void add_play() {
        play_ = add_command("play", "play slides on the screen", "slidewell play --window /srv/waiting-room");
        play_
            ->add_option("folders", options_.folders,
                         "folders with slides; the configured ones when none is named")
            ->type_name("FOLDER");
        add_setting_options(*play_, options_);
    }

    void add_validate() {
        validate_ = add_command("validate", "find every problem in folders of slides",
                                "slidewell validate /srv/waiting-room");
        validate_->add_option("folders", validate_request_.folders, "folders with slides")
            ->type_name("FOLDER")
            ->required();
        add_format(*validate_);
        validate_->parse_complete_callback([this] { validate_request_.as_json = format_ == "json"; });
    }

    void add_format(CLI::App& command) {
        command.add_option("--format", format_, "how to say it; text unless said otherwise")
            ->check([](const std::string& name) {
                return name == "text" || name == "json" ? "" : name + " cannot be; allowed are text and json";
            })
            ->type_name("text|json");
    }

    void add_preview() {
        preview_ = add_command("preview", "draw a folder of slides as pictures",
                               "slidewell preview slides -o sheet.png");
        preview_->add_option("folder", preview_request_.folder, "the folder with slides")
            ->type_name("FOLDER")
            ->required();
        auto* const sheet =
            preview_->add_option("-o,--output", sheet_, "write a contact sheet of all slides to FILE");
        sheet->type_name("FILE");
        preview_->add_option("--each", each_, "write one PNG per slide into DIR")->type_name("DIR");
        preview_
            ->add_option("--size", size_, "the screen's size, such as 1920x1080 (the default) or 1080x1920")
            ->type_name("WxH");
    }

    // For the program itself (app/renderer_choice.h): the help does not tell of it.
    void add_opengl_name() {
        opengl_name_ = app_.add_subcommand(opengl_name_command)->group("");
        opengl_name_->add_option("driver", video_driver_)->required();
    }

    // For the program itself (app/keeper.h).
    void add_studio() { studio_ = app_.add_subcommand(studio_command)->group(""); }

    void add_library(CLI::App& command) {
        command.add_option("--library", library_, "where the player keeps its copy of the slides")
            ->type_name("DIR");
    }

    void add_editions() {
        editions_ = add_command("editions", "list what has been on air, newest first",
                                "slidewell editions /srv/waiting-room");
        editions_->add_option("folder", editions_request_.source, "of this folder only")->type_name("FOLDER");
        add_library(*editions_);
        add_format(*editions_);
        editions_->parse_complete_callback([this] { editions_request_.as_json = format_ == "json"; });
    }

    void add_undo() {
        undo_ = add_command("undo", "put the slides back that were on air before the last change",
                            "slidewell undo /srv/waiting-room");
        undo_->add_option("folder", undone_, "the folder; needed when several are played")
            ->type_name("FOLDER");
        add_library(*undo_);
    }

    void add_status() {
        status_ = add_command("status", "say what is on the wall now, and how the player does",
                              "slidewell status --format json");
        add_library(*status_);
        add_format(*status_);
        status_->parse_complete_callback([this] { status_request_.as_json = format_ == "json"; });
    }

    void add_shot() {
        shot_ = add_command("shot", "save what is on the screen now", "slidewell shot screen.png");
        shot_->add_option("file", shot_request_.file, "the picture, a PNG")->type_name("FILE")->required();
        shot_->add_option("--process", shot_request_.process, "of which player, where several run")
            ->type_name("N");
        add_library(*shot_);
    }

    void add_doctor() {
        doctor_ = add_command("doctor", "say what would keep this machine from playing",
                              "slidewell doctor /srv/waiting-room");
        doctor_
            ->add_option("folders", options_.folders,
                         "folders with slides; the configured ones when none is named")
            ->type_name("FOLDER");
        add_library(*doctor_);
        add_format(*doctor_);
        doctor_->parse_complete_callback([this] { doctor_request_.as_json = format_ == "json"; });
    }

    // For the program itself (app/doctor_probes.h).
    void add_displays() { displays_ = app_.add_subcommand(displays_command)->group(""); }

    int run_doctor(Settings& settings) {
        if (const auto applied = apply(options_, settings); !applied.ok())
            return refuse(applied.error().message);
        return doctor(doctor_request_, settings);
    }

    void add_report() {
        report_ = add_command("report", "tell what was shown in the last days",
                              "slidewell report --days 30 --format html -o report.html");
        report_->add_option("--days", report_request_.days, "this many days, with today; 7 when not said")
            ->check(CLI::Range(1, 3'650))
            ->type_name("N");
        report_->add_option("--format", report_format_, "text (the default), csv or html")
            ->check([](const std::string& name) {
                return name == "text" || name == "csv" || name == "html"
                           ? ""
                           : name + " cannot be; allowed are text, csv and html";
            })
            ->type_name("NAME");
        report_->add_option("-o,--output", report_request_.output, "write to FILE")->type_name("FILE");
        report_->add_option("--record", record_, "where the player keeps its play log")->type_name("DIR");
        add_library(*report_);
    }

    int run_report(Settings& settings) {
        using Format = ReportRequest::Format;
        if (!record_.empty()) settings.record = record_;
        report_request_.format = report_format_ == "csv"    ? Format::csv
                                 : report_format_ == "html" ? Format::html
                                                            : Format::text;
        return report(report_request_, settings);
    }

    int run_play(Settings& settings) {
        if (const auto applied = apply(options_, settings); !applied.ok())
            return refuse(applied.error().message);
        if (settings.library.empty()) return refuse(default_library().error().message);
        return play(settings);
    }

    int run_preview(const Settings& settings) {
        if (sheet_.empty() && each_.empty()) {
            return refuse("preview: say where to: -o sheet.png, --each DIR, or both");
        }
        if (!sheet_.empty()) preview_request_.sheet = sheet_;
        if (!each_.empty()) preview_request_.each = each_;
        if (!size_.empty()) {
            const auto size = parse_size(size_);
            if (!size)
                return refuse("--size " + size_ + ": write width and height in pixels, such as 1920x1080");
            preview_request_.size = *size;
        }
        return preview(preview_request_, settings);
    }

    CLI::App app_{"slidewell plays a clinic's slides on the waiting-room TV.", "slidewell"};
    CLI::App* opengl_name_ = nullptr;
    CLI::App* studio_ = nullptr;
    CLI::App* play_ = nullptr;
    CLI::App* validate_ = nullptr;
    CLI::App* preview_ = nullptr;
    CLI::App* editions_ = nullptr;
    CLI::App* undo_ = nullptr;
    CLI::App* status_ = nullptr;
    CLI::App* shot_ = nullptr;
    CLI::App* doctor_ = nullptr;
    CLI::App* displays_ = nullptr;
    CLI::App* report_ = nullptr;
    std::string config_;
    std::string video_driver_;
    std::string format_ = "text";
    std::string sheet_;
    std::string each_;
    std::string size_;
    PlayOptions options_;
    ValidateRequest validate_request_;
    PreviewRequest preview_request_;
    EditionsRequest editions_request_;
    ReportRequest report_request_;
    std::string report_format_ = "text";
    std::string record_;
    std::string undone_;
    StatusRequest status_request_;
    ShotRequest shot_request_;
    DoctorRequest doctor_request_;
    std::string library_;
};

}  // namespace

int run(int argc, const char* const* argv) { return CommandLine().run(argc, argv); }

}  // namespace slidewell
