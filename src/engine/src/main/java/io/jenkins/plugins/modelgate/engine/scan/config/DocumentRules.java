package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import io.jenkins.plugins.modelgate.engine.scan.config.CallableRule.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The keys that let a loader run code, open files or leave the repository. Most hold in every document, some only in
 * the one file whose loader reads them so.
 */
final class DocumentRules implements KeyTable {
    private static final KeyRule CALLED = new CallableRule(Kind.ALWAYS);
    private static final KeyRule CALLED_IF_DOTTED = new CallableRule(Kind.IF_DOTTED);
    private static final KeyRule CALLED_MAYBE = new CallableRule(Kind.MAYBE);
    private static final KeyRule CALLED_IF_CLASS = new CallableRule(Kind.IF_CLASS);
    private static final KeyRule CALLED_RARELY = new CallableRule(Kind.RARELY);
    private static final KeyRule RENDERED = new TemplateRule(true);
    private static final KeyRule RENDERED_MAYBE = new TemplateRule(false);
    private static final Map<String, KeyRule> EVERYWHERE = everywhere();
    private static final Map<String, KeyRule> MLMODEL = mlmodel();
    private static final Map<String, KeyRule> NOTEBOOK = Map.of("cell_type", SimpleRules::notebookCell);
    private static final Map<String, KeyRule> MODULES =
            Map.of("type", new ModuleListRule(), "path", SimpleRules::modulePath);
    private static final Map<String, KeyRule> MODELSCOPE =
            Map.of("allow_remote", SimpleRules::allowRemote, "plugins", new ImportRule());
    private static final KeyRule COMPONENT = new ComponentRule();

    private final Map<String, KeyRule> own;
    private final KeyRule rootEntry;
    private final KeyRule weightMap = new FileRule();

    private DocumentRules(Map<String, KeyRule> own, KeyRule rootEntry) {
        this.own = own;
        this.rootEntry = rootEntry;
    }

    /** @param name last segment of the path of the document, in any case: some file systems find it in any */
    static DocumentRules of(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "modules.json" -> new DocumentRules(MODULES, null);
            case "model_index.json", "modular_model_index.json" -> new DocumentRules(Map.of(), COMPONENT);
            case "mlmodel" -> new DocumentRules(MLMODEL, null);
            case "configuration.json" -> new DocumentRules(MODELSCOPE, null);
            default -> new DocumentRules(plain.endsWith(".ipynb") ? NOTEBOOK : Map.of(), null);
        };
    }

    /** Last segment of the path of what is under examination. */
    static String name(Inspection inspection) {
        String path = inspection.member() == null ? inspection.file() : inspection.member();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public KeyRule find(String key, int depth) {
        if (key.equals("weight_map")) {
            return weightMap;
        }
        if (key.endsWith("chat_template")) {
            return RENDERED;
        }
        KeyRule rule = own.get(key);
        if (rule == null) {
            rule = EVERYWHERE.get(key);
        }
        return rule == null && depth == 1 ? rootEntry : rule;
    }

    @Override
    public void key(String key, Way way, ConfigReport out) {
        if (rootEntry != null && way.depth() == 1) {
            String fault = PlainPath.escape(key);
            if (fault != null) {
                out.report(ConfigRules.PATH, way, SafeText.quote(key) + " as the name of a directory " + fault);
            }
        }
    }

    private static Map<String, KeyRule> everywhere() {
        Map<String, KeyRule> rules = new HashMap<>();
        rules.put("auto_map", new AutoMapRule());
        rules.put("custom_pipelines", SimpleRules::customPipeline);
        rules.put("_class_name", ComponentRule::pipelineClass);
        for (String key : new String[] {"trust_remote_code", "trust-remote-code", "trustRemoteCode"}) {
            rules.put(key, SimpleRules::trustRemoteCode);
        }
        rules.put("_target_", CALLED);
        rules.put("py/object", CALLED);
        for (String key : new String[] {"target", "class_path", "cls", "_class_path_", "callable"}) {
            rules.put(key, CALLED_MAYBE);
        }
        rules.put("types", CALLED_IF_CLASS);
        for (String key : new String[] {"type", "_type", "class", "class_name", "module", "func", "function"}) {
            rules.put(key, CALLED_RARELY);
        }
        rules.put("download", SimpleRules::download);
        for (String key : new String[] {
            "activation_function",
            "activation_fn",
            "sbert_ce_default_activation_function",
            "tokenizer_class",
            "characters_class"
        }) {
            rules.put(key, CALLED_IF_DOTTED);
        }
        for (String key : new String[] {"py/reduce", "py/function", "py/type", "py/repr", "py/newargsex"}) {
            rules.put(key, SimpleRules::objectJson);
        }
        rules.put("parent_library", new ImportRule("diffusers", "diffusers.", "transformers", "transformers."));
        rules.put("megatron_core", new ImportRule("megatron.core"));
        rules.put("user_dir", new ImportRule());
        rules.put("custom_imports", SimpleRules::customImports);
        for (String key :
                new String[] {"attn_implementation", "_attn_implementation", "_attn_implementation_internal"}) {
            rules.put(key, SimpleRules::attention);
        }
        for (String key : new String[] {"custom_ops_library", "custom_op_library", "model_lib", "model_lib_path"}) {
            rules.put(key, SimpleRules::nativeLibrary);
        }
        for (String key : new String[] {"template", "prompt_template", "jinja_template"}) {
            rules.put(key, RENDERED_MAYBE);
        }
        return Map.copyOf(rules);
    }

    private static Map<String, KeyRule> mlmodel() {
        Map<String, KeyRule> rules = new HashMap<>();
        rules.put("loader_module", MlflowRules.loaderModule());
        rules.put("code", MlflowRules::code);
        rules.put("model_code_path", MlflowRules::codeFile);
        for (String key : new String[] {
            "data",
            "model_path",
            "model_data",
            "python_model",
            "pickled_model",
            "path",
            "conda",
            "virtualenv",
            "model_config_path",
            "saved_model_dir",
            "artifacts_path"
        }) {
            rules.put(key, MlflowRules::path);
        }
        return Map.copyOf(rules);
    }
}
