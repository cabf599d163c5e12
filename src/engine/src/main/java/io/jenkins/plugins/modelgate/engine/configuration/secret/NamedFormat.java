package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A secret whose form alone would fit other things too: known by its form together with the name that it is given.
 *
 * @param kind what it is
 * @param names of which one stands in the name or earlier on the line
 * @param form of the whole value
 */
record NamedFormat(SecretKind kind, Pattern names, Pattern form) {
    static final List<NamedFormat> ALL = List.of(
            of(
                    "aws-secret-key",
                    "AWS secret access key",
                    "use the Amazon Web Services account as its owner",
                    "deactivate the key in IAM",
                    "aws|amazon|s3|secret.?access.?key|minio",
                    "[A-Za-z0-9/+]{40}"),
            of(
                    "wandb-key",
                    "Weights & Biases key",
                    "read and change experiments, models and data sets",
                    "delete the key in the settings of Weights & Biases",
                    "wandb|wb_api",
                    "(?:local-)?[0-9a-f]{40}"),
            of(
                    "kaggle-key",
                    "Kaggle key",
                    "act as the owner at Kaggle",
                    "expire the key in the settings of Kaggle",
                    "kaggle|^key$",
                    "[0-9a-f]{32}"),
            of(
                    "jenkins-api-token",
                    "Jenkins API token",
                    "act as the user in Jenkins: start, read and change jobs",
                    "revoke the token on the user's page",
                    "jenkins|api.?token",
                    "11[0-9a-f]{32}"),
            of(
                    "twilio-auth-token",
                    "Twilio token",
                    "send messages and calls at the owner's cost",
                    "rotate the token in Twilio",
                    "twilio",
                    "[0-9a-f]{32}"),
            of(
                    "datadog-key",
                    "Datadog key",
                    "read or forge what Datadog records",
                    "revoke the key in Datadog",
                    "datadog|dd_a",
                    "[0-9a-f]{32}|[0-9a-f]{40}"),
            of(
                    "npm-legacy-token",
                    "npm token",
                    "publish packages in the owner's name",
                    "revoke the token with npm token revoke",
                    "_authtoken",
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            of(
                    "discord-bot-token",
                    "Discord bot token",
                    "act as the bot",
                    "reset the token in the developer portal of Discord",
                    "discord|bot|token",
                    "[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}"),
            of(
                    "model-service-key",
                    "Key of a model service",
                    "call models at the owner's cost",
                    "revoke the key where it was issued",
                    "cohere|mistral|together|azure.?openai|openai|comet|neptune|roboflow|clearml|clarifai|deepseek|stability|replicate|"
                            + "huggingface|mlflow|dagshub|label.?studio|pinecone|qdrant|weaviate|langfuse|fireworks|voyage",
                    "[A-Za-z0-9_-]{32,128}={0,2}"));

    private static NamedFormat of(String name, String title, String opens, String withdraw, String names, String form) {
        return new NamedFormat(
                SecretKind.of(name, title, opens, withdraw),
                Pattern.compile(names, Pattern.CASE_INSENSITIVE),
                Pattern.compile(form));
    }

    /** Whether it is this one. */
    boolean is(String key, String value) {
        return names.matcher(key).find() && form.matcher(value).matches() && Randomness.isRandom(value);
    }
}
