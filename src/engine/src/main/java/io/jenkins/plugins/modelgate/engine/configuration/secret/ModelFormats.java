package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static io.jenkins.plugins.modelgate.engine.configuration.secret.TokenFormat.within;

import java.util.List;

/** Tokens of those who serve, host and track models. */
final class ModelFormats {
    static final List<TokenFormat> ALL = List.of(
            within(
                    SecretKind.of(
                            "huggingface-token",
                            "Hugging Face token",
                            "read private models and data sets, or replace published ones",
                            "invalidate the token in the account settings of Hugging Face"),
                    "hf_ api_org_",
                    0,
                    "(?<![A-Za-z0-9_])(?:hf_|api_org_)[A-Za-z0-9]{34,40}(?![A-Za-z0-9_])",
                    Verifiers::randomTail),
            within(
                    SecretKind.of(
                            "openai-key",
                            "OpenAI key",
                            "call models at the owner's cost and read the files of the project",
                            "revoke the key in the dashboard of OpenAI"),
                    "sk-proj- sk-svcacct- sk-admin- sk-none- t3blbkfj",
                    24,
                    "(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{40,200}|[A-Za-z0-9]{20"
                            + "}T3BlbkFJ[A-Za-z0-9]{20})(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(8)),
            within(
                    SecretKind.of(
                            "model-service-key",
                            "Key of a model service",
                            "call models at the owner's cost",
                            "revoke the key where it was issued"),
                    "sk-",
                    0,
                    "(?<![A-Za-z0-9_-])sk-(?:[A-Za-z0-9]{48}|[0-9a-f]{32}|or-v1-[0-9a-f]{64}|lf-[0-9a-f]{8}-["
                            + "0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(6)),
            within(
                    SecretKind.of(
                            "anthropic-key",
                            "Anthropic key",
                            "call models at the owner's cost",
                            "delete the key in the console of Anthropic"),
                    "sk-ant-",
                    0,
                    "(?<![A-Za-z0-9_-])sk-ant-[a-z]{3,5}\\d{2}-[A-Za-z0-9_-]{80,120}(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(13)),
            within(
                    SecretKind.of(
                            "model-host-token",
                            "Token of a model host",
                            "run models at the owner's cost",
                            "revoke the token where it was issued"),
                    "gsk_ r8_ pplx- xai- nvapi- pcsk_ fw_ tgp_v1_ csk- jina_ pa- tvly- e2b_ lsv2_ wandb_v1_ kgat_ rpa_",
                    0,
                    "(?<![A-Za-z0-9_-])(?:gsk_[A-Za-z0-9]{52}|r8_[A-Za-z0-9]{37}|pplx-[A-Za-z0-9]{48}|xai-[A-"
                            + "Za-z0-9]{80}|nvapi-[A-Za-z0-9_-]{60,70}|pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}|fw_[A-Za-z"
                            + "0-9]{22,24}|tgp_v1_[A-Za-z0-9_-]{43}|csk-[a-z0-9]{48}|jina_[A-Za-z0-9]{60,64}|pa-[A-Za-z"
                            + "0-9_-]{43}|tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}|e2b_[0-9a-f]{40}|lsv2_(?:pt|sk)_[0-9a-f]{"
                            + "32}_[0-9a-f]{10}|wandb_v1_[A-Za-z0-9_]{60,100}|KGAT_[0-9a-f]{32}|rpa_[A-Z0-9a-z]{40,48})"
                            + "(?![A-Za-z0-9_-])",
                    Verifiers::randomTail));

    private ModelFormats() {}
}
