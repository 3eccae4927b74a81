"""A model hub on loopback, made of dictionaries: what test_hub.py fetches from, sound or hostile as a test wants."""

import hashlib
import http.server
import json
import threading
import urllib.parse


def git_hash(content):
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class Repository:
    """One commit: files by name; those in `linked` lie on the foreign host, as large files do."""

    def __init__(self, files, linked=(), commit=None, revisions=("main",)):
        self.files, self.linked, self.revisions = files, set(linked), set(revisions)
        self.commit = commit or hashlib.sha1(repr(sorted(files.items())).encode()).hexdigest()

    def hash(self, name):
        content = self.files[name]
        return hashlib.sha256(content).hexdigest() if name in self.linked else git_hash(content)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        server = self.server
        with server.lock:
            server.requests.append((self.command, self.path, dict(self.headers.items())))
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        try:
            if not any(step(self, path) for step in server.steps):
                server.answer(self, path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def reply(self, status, body=b"", **headers):
        """A whole answer; header names are written with _ for -."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return True

    def cut(self):
        """Ends the connection in the middle of the answer."""
        self.wfile.flush()
        self.close_connection = True
        return True


class Server(http.server.ThreadingHTTPServer):
    """Answers on a port of its own in threads of its own. A step of `steps` that returns true has answered."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.requests, self.steps = [], []
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def handle_error(self, *_):
        pass  # clients that go away are what some tests are about

    def stop(self):
        self.shutdown()
        self.server_close()

    def paths(self, command):
        return [path for asked, path, _ in self.requests if asked == command]

    def send_content(self, handler, content, **headers):
        """The content or, as asked for, its rest."""
        asked = handler.headers.get("Range")
        if asked is None or self.ignores_range:
            return handler.reply(200, content, **headers)
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(content):
            return handler.reply(416, Content_Range=f"bytes */{len(content)}")
        return handler.reply(206, content[start:], Content_Range=f"bytes {start}-{len(content) - 1}/{len(content)}", **headers)

    ignores_range = False


class ForeignHost(Server):
    """Where the hub keeps large files: knows contents by SHA-256, and nothing of repositories and tokens."""

    def __init__(self):
        super().__init__()
        self.contents = {}

    def answer(self, handler, path):
        content = self.contents.get(path.removeprefix("/"))
        return handler.reply(404) if content is None else self.send_content(handler, content, ETag='"of-the-store"')


class Hub(Server):
    """`repositories` by name; `renamed` leads from an old name to its new one; `token`, if any, must be shown."""

    def __init__(self):
        super().__init__()
        self.foreign = ForeignHost()
        self.repositories, self.renamed, self.token = {}, {}, None

    def stop(self):
        self.foreign.stop()
        super().stop()

    def add(self, name, repository):
        self.repositories[name] = repository
        for file in repository.linked:
            self.foreign.contents[repository.hash(file)] = repository.files[file]
        return repository

    def answer(self, handler, path):
        if self.token and handler.headers.get("Authorization") != f"Bearer {self.token}":
            return handler.reply(401, b"no", X_Error_Code="GatedRepo", X_Error_Message="Access is restricted")
        is_api = path.startswith("/api/models/")
        rest = path.removeprefix("/api/models/") if is_api else path[1:]
        name, kind, tail = self.taken_apart(rest)
        if name in self.renamed:
            return handler.reply(307, Location=handler.path.replace(name, self.renamed[name], 1))
        repository = self.repositories.get(name)
        if repository is None:
            return handler.reply(404, b"{}", X_Error_Code="RepoNotFound")
        revision, _, file = tail.partition("/") if kind == "resolve" else (tail, "", "")
        if revision != repository.commit and revision not in repository.revisions:
            return handler.reply(404, b"{}", X_Error_Code="RevisionNotFound")
        if kind == "revision":
            return self.send_description(handler, name, repository)
        if kind == "tree":
            return self.send_tree(handler, repository)
        return self.send_file(handler, repository, file)

    @staticmethod
    def taken_apart(rest):
        for kind in ("resolve", "revision", "tree"):
            name, found, tail = rest.partition(f"/{kind}/")
            if found:
                return name, kind, tail
        return rest, "revision", "main"

    @staticmethod
    def send_description(handler, name, repository):
        siblings = [{"rfilename": file} for file in sorted(repository.files)]
        return handler.reply(200, json.dumps({"id": name, "sha": repository.commit, "siblings": siblings}).encode())

    @staticmethod
    def send_tree(handler, repository):
        entries = []
        for file, content in sorted(repository.files.items()):
            entry = {"type": "file", "path": file, "size": len(content), "oid": git_hash(content)}
            if file in repository.linked:
                entry["lfs"] = {"oid": repository.hash(file), "size": len(content), "pointerSize": 130}
            entries.append(entry)
        return handler.reply(200, json.dumps(entries).encode())

    def send_file(self, handler, repository, file):
        headers = {"X_Repo_Commit": repository.commit}
        if file not in repository.files:
            return handler.reply(404, X_Error_Code="EntryNotFound", **headers)
        content, etag = repository.files[file], f'"{repository.hash(file)}"'
        if file in repository.linked:
            return handler.reply(302, Location=f"{self.foreign.url}/{repository.hash(file)}?signature=1", X_Linked_Etag=etag,
                                 X_Linked_Size=str(len(content)), **headers)
        return self.send_content(handler, content, ETag=etag, **headers)
