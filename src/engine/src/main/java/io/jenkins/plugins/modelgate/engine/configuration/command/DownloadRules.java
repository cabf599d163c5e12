package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What commands fetch and how they make sure of it. */
final class DownloadRules {
    private static final Pattern REMOTE_CODE = Pattern.compile("trust_remote_code\\s*=\\s*True\\b");

    static final ConfigurationRule<Commands> PIPE = ConfigurationRule.named(
                    "command/pipe-to-shell", Severity.HIGH, "Download that is run at once")
            .why("What the address answers runs, unseen: one compromised server or one broken connection is enough.")
            .mend("Download to a file, compare its SHA-256 with a known one, then run it.")
            .see("CWE-494", "CWE-829", "AML.T0010")
            .source("OpenSSF Scorecard, Pinned-Dependencies: downloadThenRun")
            .bad(1, "curl -sSL https://get.example/install | sh\n")
            .good("curl -sSLo install https://get.example/install && echo \"$SHA256  install\" | sha256sum -c && sh"
                    + " install\n")
            .finds((file, found) -> {
                Set<Integer> lines = new HashSet<>();
                file.scripts().stream()
                        .flatMap(each -> PipedDownload.in(each).stream())
                        .filter(each -> lines.add(each.line()))
                        .forEach(each -> found.at(each.line(), String.join(" ", each.words())));
            });

    static final ConfigurationRule<Commands> TLS = ConfigurationRule.named(
                    "command/tls-off", Severity.HIGH, "Download without checking the server")
            .why("Whoever is on the way answers in the server's name, with another package or model.")
            .mend("Remove the option; add the authority's certificate to the trust store where it is a private one.")
            .see("CWE-295", "AML.T0010")
            .source("OWASP Top Ten 2021, A07; everything.curl.dev, Verifying server certificates")
            .bad(1, "curl -k https://models.example/m.bin -o m.bin\n")
            .good("curl --cacert ca.pem https://models.example/m.bin -o m.bin\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.tlsOff(each))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> INDEX = ConfigurationRule.named(
                    "command/extra-index", Severity.HIGH, "Packages from a second index")
            .why("pip takes the highest version that any index has: whoever registers the inner name on the public"
                    + " index is installed. Of an index where a vendor has his own packages alone (PyTorch, NVIDIA) the"
                    + " finding is MEDIUM.")
            .mend("Use one --index-url that proxies the others, or uv with explicit indexes.")
            .see("CWE-427", "AML.T0010")
            .source("Alex Birsan, Dependency Confusion")
            .source("pip.pypa.io, pip install: --extra-index-url, warning")
            .bad(1, "pip install --extra-index-url https://pypi.example/simple acme-features==1.2\n")
            .good("pip install --index-url https://pypi.example/simple acme-features==1.2\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.extraIndex(each))
                    .forEach(each -> found.at(
                            Servers.extraIndexIsPublic(each) ? Severity.MEDIUM : null, each.line(), each.shown())));

    static final ConfigurationRule<Commands> PLAIN_INDEX = ConfigurationRule.named(
                    "command/plain-index", Severity.HIGH, "Packages over a connection that nobody protects")
            .why("Over http, or with --trusted-host, anybody on the way answers with another package, and packages"
                    + " run code when they are installed.")
            .mend("Use https and add the authority's certificate (--cert).")
            .see("CWE-319", "CWE-295", "AML.T0010")
            .source("pip.pypa.io, HTTPS certificates: --trusted-host")
            .bad(1, "pip install --trusted-host pypi.example acme==1.2\n")
            .good("pip install --cert ca.pem acme==1.2\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.trustedHost(each))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> UNPINNED = ConfigurationRule.named(
                    "command/unpinned-install", Severity.MEDIUM, "Package without a version")
            .why("The next build takes what is newest then: a taken-over package gets in without a change that"
                    + " anybody reviews.")
            .mend("Pin versions, best with hashes: pip install --require-hashes -r requirements.txt.")
            .see("CWE-829", "AML.T0010")
            .source("OpenSSF Scorecard, Pinned-Dependencies: pip install")
            .source("pip.pypa.io, Secure installs")
            .bad(1, "pip install torch transformers==4.48.0\n")
            .good("pip install torch==2.6.0 transformers==4.48.0\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.pip(each) && !Servers.unpinned(each).isEmpty())
                    .forEach(each -> found.at(each.line(), "pip install " + String.join(" ", Servers.unpinned(each)))));

    static final ConfigurationRule<Commands> GIT = ConfigurationRule.named(
                    "command/repository-without-commit", Severity.MEDIUM, "Package from a repository without a commit")
            .why("A branch or tag moves: whoever may push decides what is installed.")
            .mend("Name the commit: git+https://host/repo@<40 digits>.")
            .see("CWE-829", "CWE-494")
            .source("pip.pypa.io, VCS support")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .bad(1, "pip install git+https://github.com/acme/features@main\n")
            .good("pip install git+https://github.com/acme/features@0123456789abcdef0123456789abcdef01234567\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> Servers.pip(each)
                            && each.words().stream()
                                    .anyMatch(word -> word.matches("(.*@ ?)?(git|hg|svn)\\+.*")
                                            && !word.matches(".*@[0-9a-f]{40}([#&].*)?")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> REMOTE = ConfigurationRule.named(
                    "command/remote-code-flag", Severity.HIGH, "Program that runs code of a model repository")
            .why("trust_remote_code makes Transformers and datasets run Python files of the repository that they load.")
            .mend("Leave it out, or pin the revision after a review.")
            .see("CWE-829", "AML.T0010")
            .source("huggingface.co, Transformers: custom models, trust_remote_code")
            .bad(
                    1,
                    "python -c \"from transformers import AutoModel; AutoModel.from_pretrained('a/b',"
                            + " trust_remote_code=True)\"\n")
            .good("python -c \"from transformers import AutoModel; AutoModel.from_pretrained('a/b')\"\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> !Servers.vllm(each) && !Servers.tgi(each))
                    .filter(each -> each.isOn("trust-remote-code")
                            || each.words().stream()
                                    .anyMatch(word -> REMOTE_CODE.matcher(word).find()))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final ConfigurationRule<Commands> APPLY = ConfigurationRule.named(
                    "command/remote-manifest", Severity.MEDIUM, "Manifest applied from an address")
            .why("What the address answers at that moment is created in the cluster, with the rights of whoever"
                    + " runs the command.")
            .mend("Keep a copy of the manifest in the repository and review its changes.")
            .see("CWE-494", "CWE-829")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .source("CIS Kubernetes Benchmark, 5.5.1: image provenance")
            .bad(1, "kubectl apply -f https://github.com/acme/op/releases/latest/download/op.yaml\n")
            .good("kubectl apply -f deploy/op.yaml\n")
            .finds((file, found) -> file.all().stream()
                    .filter(each -> each.has("kubectl|oc", "apply|create")
                            && each.words().stream().anyMatch(word -> word.matches("(-f=?|--filename=)?https?://.*")))
                    .forEach(each -> found.at(each.line(), each.shown())));

    static final List<ConfigurationRule<Commands>> ALL =
            List.of(PIPE, TLS, INDEX, PLAIN_INDEX, UNPINNED, GIT, REMOTE, APPLY);

    private DownloadRules() {}
}
