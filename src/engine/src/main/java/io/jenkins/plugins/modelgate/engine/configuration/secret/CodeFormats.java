package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static io.jenkins.plugins.modelgate.engine.configuration.secret.TokenFormat.within;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Tokens of code hosts, package registries and build servers. */
final class CodeFormats {
    static final List<TokenFormat> ALL = List.of(
            within(
                    SecretKind.of(
                            "github-token",
                            "GitHub token",
                            "read and write repositories and packages as the token permits",
                            "delete the token in the developer settings"),
                    "ghp_ gho_ ghu_ ghs_ ghr_",
                    0,
                    "(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])",
                    Checksums::base62Crc),
            within(
                    SecretKind.of(
                            "github-fine-grained-token",
                            "GitHub fine-grained token",
                            "read and write repositories as the token permits",
                            "delete the token in the developer settings"),
                    "github_pat_",
                    0,
                    "(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])",
                    Verifiers.randomAfter(11)),
            within(
                    SecretKind.of(
                            "gitlab-token",
                            "GitLab token",
                            "read and write projects, packages and runners as the token permits",
                            "revoke the token in GitLab"),
                    "glpat- gldt- glrt- glptt- glft- glimt- glagent- gloas- glsoat- glcbt- glffct- gr1348941",
                    0,
                    "(?<![A-Za-z0-9_-])(?:(?:glpat|gldt|glrt|glft|glimt|glffct|glsoat)-(?:t\\d_)?[A-Za-z0-9_-]"
                            + "{20,300}(?:\\.[0-9a-z]{9})?|glptt-[0-9a-f]{40}|glagent-[A-Za-z0-9_-]{50,1024}|gloas-[A-Za"
                            + "-z0-9_-]{64}|glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|GR1348941[A-Za-z0-9_-]{20})(?![A-Z"
                            + "a-z0-9_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "npm-token",
                            "npm token",
                            "publish packages in the owner's name",
                            "revoke the token with npm token revoke"),
                    "npm_",
                    0,
                    "(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])",
                    Checksums::base62Crc),
            within(
                    SecretKind.of(
                            "pypi-token",
                            "PyPI token",
                            "publish packages in the owner's name",
                            "delete the token in the account settings of PyPI"),
                    "pypi-age",
                    0,
                    "(?<![A-Za-z0-9_-])pypi-AgE[A-Za-z0-9_-]{80,1024}",
                    Verifiers::pypiMacaroon),
            within(
                    SecretKind.of(
                            "docker-hub-token",
                            "Docker Hub token",
                            "push and pull images in the owner's name",
                            "delete the token in the account settings of Docker Hub"),
                    "dckr_pat_ dckr_oat_",
                    0,
                    "(?<![A-Za-z0-9_])dckr_[po]at_[A-Za-z0-9_-]{27,32}(?![A-Za-z0-9_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "rubygems-token",
                            "RubyGems key",
                            "publish packages in the owner's name",
                            "delete the key in the account settings of RubyGems"),
                    "rubygems_",
                    0,
                    "(?<![A-Za-z0-9])rubygems_[0-9a-f]{48}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "nuget-key",
                            "NuGet key",
                            "publish packages in the owner's name",
                            "delete the key in the account settings of NuGet"),
                    "oy2",
                    0,
                    "(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(3)),
            within(
                    SecretKind.of(
                            "artifactory-token",
                            "Artifactory key",
                            "read and write the repositories of Artifactory",
                            "revoke the token in Artifactory"),
                    "akcp cmvmdgtu",
                    0,
                    "(?<![A-Za-z0-9])(?:AKCp[A-Za-z0-9]{69}|cmVmdGtu[A-Za-z0-9]{56})(?![A-Za-z0-9])",
                    Verifiers.randomAfter(8)),
            within(
                    SecretKind.of(
                            "sonar-token",
                            "SonarQube token",
                            "read code and change quality gates",
                            "revoke the token in SonarQube"),
                    "sqp_ squ_ sqa_",
                    0,
                    "(?<![A-Za-z0-9])sq[pua]_[0-9a-f]{40}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    new SecretKind(
                            "jenkins-secret",
                            "Secret encrypted by Jenkins",
                            "decrypt it where the key of the Jenkins installation is known",
                            "change the credential in Jenkins",
                            Severity.HIGH),
                    "{aqaaab",
                    0,
                    "\\{AQAAAB[A-Za-z0-9+/]{44,4000}={0,2}\\}",
                    Verifiers::jenkinsSecret),
            within(
                    SecretKind.of(
                            "postman-key",
                            "Postman key",
                            "read collections with their environments",
                            "delete the key in Postman"),
                    "pmak-",
                    0,
                    "(?<![A-Za-z0-9])PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(5)),
            within(
                    SecretKind.of(
                            "atlassian-token",
                            "Atlassian token",
                            "read and write in Jira, Confluence and Bitbucket",
                            "revoke the token in the account settings"),
                    "atatt3xff atctt3xff atbb",
                    0,
                    "(?<![A-Za-z0-9])(?:AT[AC]TT3xFf[A-Za-z0-9+/=_-]{100,300}|ATBB[A-Za-z0-9]{32})(?![A-Za-z0" + "-9])",
                    Verifiers.randomAfter(9)),
            within(
                    SecretKind.of(
                            "sourcegraph-token",
                            "Sourcegraph token",
                            "read the code that the owner sees",
                            "delete the token in the settings of Sourcegraph"),
                    "sgp_",
                    0,
                    "(?<![A-Za-z0-9])sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}(?![A-Za-z0-9])",
                    Verifiers::randomTail));

    private CodeFormats() {}
}
