package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Judges the programs in the tree by what leads to them: a configuration, a well-known name, or nothing. */
public final class CodeTree implements TreeScanner {
    private static final String NOTEBOOK = "notebook";

    /** Most files named one by one that nothing leads to. */
    private static final int EACH = 200;

    /** Libraries that loaders of models import first; a file of that name at the root would be taken instead. */
    private static final Set<String> LIBRARIES = Set.of(
            "torch",
            "numpy",
            "transformers",
            "tensorflow",
            "keras",
            "safetensors",
            "tokenizers",
            "diffusers",
            "joblib",
            "sklearn",
            "scipy",
            "pandas",
            "onnx",
            "onnxruntime",
            "peft",
            "accelerate",
            "huggingface_hub",
            "sentence_transformers",
            "yaml",
            "json",
            "os",
            "sys",
            "pickle",
            "typing",
            "collections",
            "functools",
            "re",
            "logging",
            "pathlib",
            "importlib",
            "subprocess",
            "threading",
            "socket",
            "ssl",
            "urllib",
            "requests",
            "inspect",
            "abc",
            "io",
            "copy",
            "types",
            "struct",
            "random",
            "math",
            "enum",
            "dataclasses",
            "contextlib",
            "warnings",
            "tempfile",
            "shutil",
            "hashlib",
            "base64",
            "zipfile",
            "ctypes",
            "signal",
            "weakref",
            "operator",
            "string");

    @Override
    public void scan(List<TreeFile> files, List<Remark> remarks, Consumer<Finding> findings) {
        Set<String> sources = new HashSet<>();
        files.stream().filter(CodeTree::isPython).forEach(file -> sources.add(file.path()));
        Set<String> blank = new HashSet<>();
        remarks.stream()
                .filter(remark -> remark.kind().equals(PythonScanner.BLANK))
                .forEach(remark -> blank.add(remark.file()));
        Set<String> started = sources.stream()
                .filter(path -> ServedNames.isServed(path) || isShadowing(path))
                .collect(Collectors.toSet());
        Map<String, String> reached = CodeClosure.of(sources, remarks, started);
        boolean marked = isMarkMeant(files);
        Left left = new Left(findings);
        boolean programs = false;
        for (TreeFile file : files) {
            if (isPython(file)) {
                programs = true;
                python(file, reached.get(file.path()), blank.contains(file.path()), findings, left);
            } else if (file.format().equals(NOTEBOOK)) {
                programs = true;
            } else if (file.format().equals(ScriptScanner.FORMAT)) {
                programs = true;
                script(file, marked, findings, left);
            }
        }
        left.finish();
        if (programs && files.stream().allMatch(CodeTree::isNoModel)) {
            report(RepositoryRules.ONLY_CODE, "", "no model among " + files.size() + " files", findings);
        }
    }

    private static boolean isPython(TreeFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return file.content() && (name.endsWith(".py") || name.endsWith(".pyw"));
    }

    /** Programs, and text or data that no loader knows. */
    private static boolean isNoModel(TreeFile file) {
        return isPython(file)
                || file.format().equals(ScriptScanner.FORMAT)
                || file.format().equals(NOTEBOOK)
                || file.format().equals(Artifact.UNKNOWN);
    }

    private static void python(TreeFile file, String from, boolean blank, Consumer<Finding> findings, Left left) {
        String path = file.path();
        if (from != null) {
            report(RepositoryRules.REFERENCED_CODE, path, SafeText.quote(from) + " leads to it", findings);
        } else if (ServedNames.isServed(path)) {
            report(RepositoryRules.SERVED_CODE, path, "tools look for a file of this name and run it", findings);
        } else if (isShadowing(path)) {
            report(RepositoryRules.SHADOWING, path, "a library has the same name", findings);
        } else if (!blank) {
            left.add(RepositoryRules.CODE, path, "nothing leads to it");
        }
    }

    private static boolean isShadowing(String path) {
        int slash = path.indexOf('/');
        boolean package_ = slash > 0 && path.substring(slash + 1).equals("__init__.py");
        String module = package_ ? path.substring(0, slash) : path.replaceFirst("\\.pyw?$", "");
        return (slash < 0 || package_) && LIBRARIES.contains(module);
    }

    private static void script(TreeFile file, boolean marked, Consumer<Finding> findings, Left left) {
        String path = file.path();
        boolean hook = path.startsWith(".git/hooks/") || path.contains("/.git/hooks/");
        if (hook && path.endsWith(".sample")) {
            return;
        }
        if (hook) {
            report(RepositoryRules.HOOK, path, "git runs it", findings);
        } else if (marked && file.executable()) {
            report(RepositoryRules.SCRIPT, Severity.HIGH, path, "it is marked as executable", findings);
        } else {
            left.add(RepositoryRules.SCRIPT, path, "it is not marked as executable");
        }
    }

    /** On some file systems every file carries the mark, so it says nothing. */
    private static boolean isMarkMeant(List<TreeFile> files) {
        return files.stream().anyMatch(file -> file.content() && !file.executable());
    }

    private static void report(Rule rule, String path, String detail, Consumer<Finding> findings) {
        report(rule, rule.severity(), path, detail, findings);
    }

    private static void report(Rule rule, Severity severity, String path, String detail, Consumer<Finding> findings) {
        findings.accept(Finding.of(rule, severity, Location.ofFile(path), detail));
    }

    /** Files that nothing leads to: the first are named, the rest counted. */
    private static final class Left {
        private final Consumer<Finding> findings;
        private int count;

        Left(Consumer<Finding> findings) {
            this.findings = findings;
        }

        void add(Rule rule, String path, String detail) {
            if (++count <= EACH) {
                report(rule, path, detail, findings);
            }
        }

        void finish() {
            if (count > EACH) {
                String detail = "and " + (count - EACH) + " more programs that nothing leads to";
                report(RepositoryRules.CODE, "", detail, findings);
            }
        }
    }
}
