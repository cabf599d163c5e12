package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static io.jenkins.plugins.modelgate.engine.configuration.secret.TokenFormat.within;

import java.util.List;

/** Tokens of clouds and of what runs in them. */
final class CloudFormats {
    static final List<TokenFormat> ALL = List.of(
            within(
                    SecretKind.of(
                            "aws-access-key",
                            "AWS access key",
                            "use the Amazon Web Services account as its owner",
                            "deactivate the key in IAM"),
                    "akia asia abia acca",
                    0,
                    "(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(4)),
            within(
                    SecretKind.of(
                            "google-api-key",
                            "Google API key",
                            "call Google services, Gemini among them, at the owner's cost",
                            "delete the key in the Cloud console"),
                    "aiza",
                    0,
                    "(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(4)),
            within(
                    SecretKind.of(
                            "google-oauth-secret",
                            "Google OAuth client secret or access token",
                            "act as the application towards Google",
                            "reset the secret in the Cloud console"),
                    "gocspx- ya29.",
                    0,
                    "(?<![A-Za-z0-9_-])(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\\.[A-Za-z0-9_-]{40,1024})(?![A-Za-z0-9"
                            + "_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "azure-storage-key",
                            "Azure account key",
                            "read and write everything in the storage, Cosmos or Service Bus account",
                            "regenerate the key of the account"),
                    "accountkey= sharedaccesskey=",
                    0,
                    "(?i)(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "azure-client-secret",
                            "Azure client secret",
                            "act as the application in Entra ID",
                            "delete the secret of the app registration"),
                    "q~",
                    4,
                    "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "azure-key",
                            "Azure service key",
                            "use the Azure service that issued the key",
                            "regenerate the key in the portal"),
                    "jqqj99 azdo",
                    76,
                    "(?<![A-Za-z0-9])(?:[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4"
                            + "})(?![A-Za-z0-9])",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "azure-sas",
                            "Azure shared access signature",
                            "use the storage as the signature permits until it expires",
                            "rotate the account key that signed it"),
                    "sig=",
                    0,
                    "(?<![A-Za-z0-9])sig=([A-Za-z0-9+/]{43}=|(?:[A-Za-z0-9]|%2[Bb]|%2[Ff]){43}%3[Dd])",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "digitalocean-token",
                            "DigitalOcean token",
                            "use the DigitalOcean account",
                            "delete the token in the control panel"),
                    "dop_v1_ doo_v1_ dor_v1_",
                    0,
                    "(?<![A-Za-z0-9_])do[opr]_v1_[0-9a-f]{64}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(7)),
            within(
                    SecretKind.of(
                            "alibaba-access-key",
                            "Alibaba Cloud access key",
                            "use the Alibaba Cloud account",
                            "disable the key in RAM"),
                    "ltai",
                    0,
                    "(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,20}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(4)),
            within(
                    SecretKind.of(
                            "databricks-token",
                            "Databricks token",
                            "use the workspace: clusters, data and registered models",
                            "revoke the token in the workspace"),
                    "dapi dkea dose",
                    0,
                    "(?<![A-Za-z0-9])(?:dapi|dkea|dose)[0-9a-f]{32}(?:-\\d)?(?![A-Za-z0-9])",
                    Verifiers.randomAfter(4)),
            within(
                    SecretKind.of(
                            "vault-token",
                            "HashiCorp Vault token",
                            "read what the token's policies permit in Vault",
                            "run vault token revoke"),
                    "hvs. hvb. hvr.",
                    0,
                    "(?<![A-Za-z0-9_.-])hv[sbr]\\.[A-Za-z0-9_-]{24,300}(?![A-Za-z0-9_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "terraform-token",
                            "Terraform Cloud token",
                            "read and change infrastructure and its state",
                            "delete the token in the organisation"),
                    ".atlasv1.",
                    14,
                    "(?<![A-Za-z0-9])[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "pulumi-token",
                            "Pulumi token",
                            "read and change infrastructure and its state",
                            "delete the token in the organisation"),
                    "pul-",
                    0,
                    "(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "doppler-token",
                            "Doppler token",
                            "read the secrets that Doppler keeps",
                            "revoke the token in Doppler"),
                    "dp.",
                    0,
                    "(?<![A-Za-z0-9])dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44"
                            + "}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "age-secret-key",
                            "age secret key",
                            "decrypt what was encrypted for the key",
                            "make a new key and encrypt anew"),
                    "age-secret-key-1",
                    0,
                    "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9])",
                    Checksums::bech32),
            within(
                    SecretKind.of(
                            "onepassword-token",
                            "1Password service account token",
                            "read the vaults that the account sees",
                            "rotate the token in 1Password"),
                    "ops_eyj",
                    0,
                    "(?<![A-Za-z0-9])ops_(eyJ[A-Za-z0-9+/_-]{100,2000}={0,2})",
                    Verifiers.jsonWith(0, "secretKey")),
            within(
                    SecretKind.of(
                            "aws-bedrock-key",
                            "Amazon Bedrock key",
                            "call models at the owner's cost",
                            "delete the key in IAM"),
                    "absk bedrock-api-key-",
                    0,
                    "(?<![A-Za-z0-9])(?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-[A-Za-z0-9+/]{28,4000}={0,2})",
                    Verifiers::randomTail),
            within(
                    SecretKind.of(
                            "openshift-token", "OpenShift token", "act as the user in the cluster", "run oc logout"),
                    "sha256~",
                    0,
                    "(?<![A-Za-z0-9_])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(7)),
            within(
                    SecretKind.of(
                            "onepassword-secret-key", "1Password secret key",
                            "open the account once the password is known", "make a new secret key in 1Password"),
                    "a3-",
                    0,
                    "(?<![A-Za-z0-9])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(3)));

    private CloudFormats() {}
}
