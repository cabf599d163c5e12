package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about where packages come from and what installing them does. */
final class OriginRules {
    static final Rule INSECURE = Rule.of(
            "dependency/insecure-transport",
            Severity.HIGH,
            "Fetched over a connection that anybody on the way can change",
            "http, git and ftp carry neither proof of the server nor protection of the content.",
            "Use https or ssh.",
            "CWE-319",
            "CWE-494");

    static final Rule EXTRA_INDEX = Rule.of(
            "dependency/index-confusion",
            Severity.HIGH,
            "Two indexes, and the higher version wins",
            "An installer that asks several indexes takes the highest version wherever it is: whoever publishes your internal"
                    + " package's name on the public one with a high version number runs code here.",
            "Use one index that mirrors the public one and holds your own packages, or give every package its digests.",
            "CVE-2018-20225",
            "AML.T0010.001",
            "CWE-427");

    static final Rule OTHER_INDEX = Rule.of(
            "dependency/other-index",
            Severity.INFO,
            "Another index than the ecosystem's own",
            "Packages come from there alone.",
            "Nothing, if this is your mirror.");

    static final Rule OTHER_ORIGIN = Rule.of(
            "dependency/other-origin",
            Severity.MEDIUM,
            "A few packages come from elsewhere than the rest",
            "A lock file says for each package where it is fetched from, together with a digest that its author wrote: a"
                    + " changed address in a long lock file is how a foreign package is slipped in unseen.",
            "Find out why. A lock file that is made anew shows whether the address belongs there. HIGH where neither a"
                    + " manifest nor the settings of an installer beside it name the host: if it is your mirror, name it there.",
            "AML.T0010.001",
            "CWE-829");

    static final Rule OTHER_PACKAGE = Rule.of(
            "dependency/other-package",
            Severity.HIGH,
            "Address of another package or version than the lock file names",
            "An installer fetches what the address says and compares it with a digest that stands beside it. Whoever changes"
                    + " both has another package installed under a trusted name.",
            "Make the lock file anew and find out who changed it.",
            "AML.T0010.001",
            "CWE-345");

    static final Rule TRUSTED_HOST = Rule.of(
            "dependency/trusted-host",
            Severity.HIGH,
            "A host whose certificate is not checked",
            "The setting (pip's --trusted-host, verify_ssl, strict-ssl, allow-insecure-host) turns off what proves that the"
                    + " server is the right one.",
            "Give the installer the certificate of your authority (pip's --cert, npm's cafile) and remove the setting.",
            "CWE-295");

    static final Rule CREDENTIAL = Rule.of(
            "dependency/credential-in-url",
            Severity.HIGH,
            "User name or password in an address",
            "Everybody who can read the file has the credential.",
            "Revoke it, and use pip's keyring, a netrc file or a credential of the build. Its value is not shown here.",
            "CWE-522");

    static final Rule BUILT_AT_INSTALL = Rule.of(
            "dependency/built-at-install",
            Severity.MEDIUM,
            "Code of the package runs when it is installed",
            "A source distribution is built where it is installed: its setup.py, or the build tools it names, run with the"
                    + " rights of whoever installs it.",
            "Build a wheel once, in a place without secrets, and install that.",
            "AML.T0010.001",
            "CWE-829");

    static final Rule INSTALL_SCRIPT = Rule.of(
            "dependency/install-script",
            Severity.MEDIUM,
            "Package with a script that runs at installation",
            "npm runs the scripts preinstall, install and postinstall of every package in the tree.",
            "Install with --ignore-scripts where nothing needs them.",
            "AML.T0010.001",
            "CWE-829");

    static final Rule NATIVE = Rule.of(
            "dependency/native-code",
            Severity.INFO,
            "Compiled code that was built elsewhere",
            "Its source can be read, what was compiled cannot: whoever built it is trusted.",
            "Nothing, if the package comes from its makers with its digest.");

    static final Rule EDITABLE = Rule.of(
            "dependency/editable",
            Severity.LOW,
            "Installed in place, from a directory that can change",
            "What is imported later is what the directory holds then, not what was checked.",
            "Install without -e.",
            "CWE-494");

    static final Rule YANKED = Rule.of(
            "dependency/yanked",
            Severity.MEDIUM,
            "Version that its authors took back",
            "Authors take back versions that are broken, dangerous or were never meant to be published.",
            "Use another version.");

    static final Rule MISMATCH = Rule.of(
            "dependency/hash-mismatch",
            Severity.CRITICAL,
            "File with another content than its package says",
            "The installed package lists the digest of each of its files, and this file has another: it was changed after it was"
                    + " installed, or the list was.",
            "Install the environment anew from its lock file, and find out who changed the file.",
            "AML.T0010.001",
            "CWE-354");

    static final Rule UNLISTED = Rule.of(
            "dependency/unlisted-file",
            Severity.MEDIUM,
            "File among installed packages that none of them lists",
            "Packages read such files, and it did not come with any of them.",
            "Find out where it comes from; install the environment anew.",
            "CWE-506");

    static final Rule UNLISTED_CODE = Rule.of(
            "dependency/unlisted-code",
            Severity.HIGH,
            "Code among installed packages that none of them lists",
            "Python imports it like the others, a .pth file and sitecustomize whenever it starts, and it did not come with any"
                    + " package: a module that is put beside others is how an environment is taken over unseen.",
            "Find out where it comes from; install the environment anew. If the tool that made the environment puts it there,"
                    + " accept the finding for this file.",
            "AML.T0010.001",
            "CWE-506");

    static final List<Rule> ALL = List.of(
            INSECURE,
            EXTRA_INDEX,
            OTHER_INDEX,
            OTHER_ORIGIN,
            OTHER_PACKAGE,
            TRUSTED_HOST,
            CREDENTIAL,
            BUILT_AT_INSTALL,
            INSTALL_SCRIPT,
            NATIVE,
            EDITABLE,
            YANKED,
            MISMATCH,
            UNLISTED,
            UNLISTED_CODE);

    private OriginRules() {}
}
