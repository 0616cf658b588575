"""The clinic's office: a Samba server on the loopback, staff with smbclient, and the TV's mount of the share."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

CONFIGURATION = """[global]
  server role = standalone server
  smb ports = {port}
  bind interfaces only = yes
  interfaces = lo
  map to guest = Bad User
  guest account = {user}
  disable spoolss = yes
  load printers = no
  log file = {folder}/log
  private dir = {folder}/state
  lock directory = {folder}/state
  state directory = {folder}/state
  cache directory = {folder}/state
  pid directory = {folder}/state
  ncalrpc dir = {folder}/state
[slides]
  path = {folder}/share
  read only = no
  guest ok = yes
  force user = {user}
"""
ROOM = "room"  # a folder in the share: rclone 1.60 leaves one named "\uff0e" where it writes into a share's root


class Office:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="slidewell-office-"))
        self.share = self.folder / "share" / ROOM
        self._desk = self.folder / "desk"
        for folder in (self.share, self._desk, self.folder / "state"):
            folder.mkdir(parents=True)
        self.port = free_port()
        user = subprocess.run(["id", "-un"], check=True, capture_output=True, text=True).stdout.strip()
        self._configuration = self.folder / "smb.conf"
        self._configuration.write_text(
            CONFIGURATION.format(port=self.port, user=user, folder=self.folder), encoding="utf-8")
        self._server: subprocess.Popen | None = None
        self.start_server()

    def close(self) -> None:
        self.stop_server()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_server(self) -> None:
        self._server = subprocess.Popen(
            ["smbd", "--foreground", "--no-process-group", f"--configfile={self._configuration}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        for _ in range(100):
            with socket.socket() as caller:
                if caller.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("smbd does not start")

    def stop_server(self) -> None:
        if self._server is None:
            return
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait()
        self._server = None

    # What staff do.

    def put(self, name: str, content: bytes) -> float:
        """Copies a file to the share; tells when smbclient was done."""
        paper = self._desk / "paper"
        paper.write_bytes(content)
        return self._staff(f'put "{paper}" "{name}"')

    def delete(self, name: str) -> float:
        return self._staff(f'del "{name}"')

    def rename(self, old: str, new: str) -> float:
        return self._staff(f'rename "{old}" "{new}"')

    def start_slow_put(self, name: str) -> "SlowUpload":
        return SlowUpload(self._client(f'put "{self._desk / "pipe"}" "{name}"'), self._desk / "pipe")

    def read(self, name: str) -> bytes:
        try:
            return (self.share / name).read_bytes()
        except FileNotFoundError:
            return b""

    def _client(self, command: str) -> list[str]:
        return ["smbclient", "--no-pass", "--port", str(self.port), "//127.0.0.1/slides",
                "--directory", ROOM, "--command", command]

    def _staff(self, command: str) -> float:
        subprocess.run(self._client(command), check=True, capture_output=True)
        return time.monotonic()


class SlowUpload:
    """An upload whose bytes come as the test hands them out."""

    def __init__(self, command: list[str], pipe: Path):
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        self._client = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._pipe = open(pipe, "wb", buffering=0)

    def send(self, content: bytes) -> None:
        self._pipe.write(content)

    def finish(self) -> float:
        self._pipe.close()
        self._client.wait()
        return time.monotonic()

    def break_off(self) -> None:
        self._client.kill()
        self._client.wait()
        self._pipe.close()


class CannotMount(Exception):
    """No share can be mounted on this machine."""


class Mount:
    """The share as the TV sees it, through FUSE."""

    def __init__(self, office: Office):
        self._office = office
        self.point = office.folder / "mount"
        self.point.mkdir()
        self._process: subprocess.Popen | None = None
        self.mount()

    def mount(self) -> None:
        remote = f":smb,host=127.0.0.1,port={self._office.port},user=guest:slides/{ROOM}"
        self._process = subprocess.Popen(
            ["rclone", "mount", remote, str(self.point), "--dir-cache-time", "500ms", "--attr-timeout", "0s",
             "--contimeout", "2s", "--timeout", "5s", "--low-level-retries", "1",
             "--config", str(self._office.folder / "rclone.conf")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if os.path.ismount(self.point):
                return
            time.sleep(0.05)
        self._process.kill()
        self._process.wait()
        raise CannotMount("rclone may not mount here")

    def unmount(self) -> None:
        """Leaves an empty folder in its place."""
        if self._process is None:
            return
        subprocess.run(["fusermount3", "-u", "-z", str(self.point)], check=False, capture_output=True)
        self._process.kill()
        self._process.wait()
        self._process = None

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)


def free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]
