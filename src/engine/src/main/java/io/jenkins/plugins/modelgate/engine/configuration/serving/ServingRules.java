package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.JavaProperties;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ProtoText;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The files of model servers, one rule set for each kind. */
public final class ServingRules {
    private static final Pattern MODEL_LIST =
            Pattern.compile("\\bmodel_config_list(?:\\s{1,200}|#[^\\n]{0,2000}\\n){0,8}:?\\s{0,200}[{<\\[]");

    private static final Predicate<String> TENSORFLOW = text ->
            text.contains("model_config_list") && MODEL_LIST.matcher(text).find();

    private ServingRules() {}

    /** TorchServe: {@code config.properties}, or another file of settings with its keys. */
    public static RuleSet<?> torchServe() {
        return new RuleSet<>(
                "torchserve",
                "TorchServe: config.properties",
                "config.properties",
                TorchServeFile::is,
                (file, marks) -> JavaProperties.read(file),
                TorchServeSettings.ALL);
    }

    /** Triton: {@code config.pbtxt} of a model. */
    public static RuleSet<?> triton() {
        return new RuleSet<>(
                "triton",
                "Triton: config.pbtxt",
                "config.pbtxt",
                file -> file.lowerName().endsWith(".pbtxt")
                        && !file.mentions(TENSORFLOW)
                        && (file.lowerName().equals("config.pbtxt")
                                || file.path().contains("/configs/")),
                (file, marks) -> ProtoText.read(file),
                TritonSettings.ALL);
    }

    /** TensorFlow Serving: a model list, by its content. */
    public static RuleSet<?> tensorFlow() {
        return new RuleSet<>(
                "tensorflow-serving",
                "TensorFlow Serving: model configuration",
                "models.config",
                file -> file.lowerName().matches("(?s).*\\.(config|conf|pbtxt|cfg)") && file.mentions(TENSORFLOW)
                        || file.lowerName().endsWith(".txt") && TENSORFLOW.test(file.beginning()),
                (file, marks) -> ProtoText.read(file),
                TensorFlowServingSettings.ALL);
    }

    /** MLflow: {@code MLmodel}. */
    public static RuleSet<?> mlflow() {
        return new RuleSet<>(
                "mlflow",
                "MLflow: MLmodel",
                "MLmodel",
                file -> file.lowerName().equals("mlmodel"),
                (file, marks) -> single(file),
                MlflowSettings.ALL);
    }

    /** BentoML: {@code bentofile.yaml}. */
    public static RuleSet<?> bentoml() {
        return new RuleSet<>(
                "bentoml",
                "BentoML: bentofile.yaml",
                "bentofile.yaml",
                file -> file.lowerName().matches("bentofile.*\\.ya?ml"),
                (file, marks) -> single(file),
                BentoSettings.ALL);
    }

    private static YamlNode single(ConfigurationFile file) throws UnexaminedException {
        List<YamlNode> documents = YamlDocuments.of(file);
        if (documents.size() != 1 || !documents.get(0).isMapping()) {
            throw new UnexaminedException(0, "not one mapping but " + documents.size() + " documents");
        }
        return documents.get(0);
    }
}
