package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Python source. What it does is not judged: that it is there is the fact, and how much it matters depends on what
 * leads to it. Loaders import by name, so here the name decides.
 */
public final class PythonScanner implements FormatScanner {
    /** Kind of remark: a module that this source imports. */
    static final String IMPORT = "repository/import";

    /** Kind of remark: there is nothing but comments in this source. */
    static final String BLANK = "repository/blank";

    /** TorchScript keeps its serialised source there; its own interpreter reads it, not Python. */
    private static final Pattern TORCHSCRIPT = Pattern.compile("(.*!/)?[^/]+/code/__torch__(/.*)?\\.py");

    @Override
    public String format() {
        return "python";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.hasExtension("py", "pyw");
    }

    @Override
    public boolean loadable() {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        PythonImports imports = PythonImports.of(in);
        String member = inspection.member();
        if (member == null) {
            if (!imports.hasCode()) {
                inspection.remark(BLANK, "");
            }
            imports.modules().forEach(module -> inspection.remark(IMPORT, module));
        } else if (imports.hasCode() && !TORCHSCRIPT.matcher(member).matches()) {
            String inside = member.substring(member.lastIndexOf("!/") + 1);
            boolean served = ServedNames.isServed(inside.startsWith("/") ? inside.substring(1) : inside);
            inspection.report(
                    RepositoryRules.CODE_IN_ARCHIVE,
                    served ? Severity.HIGH : Severity.MEDIUM,
                    -1,
                    served ? "serving or packaging tools run a file of this name" : "Python source");
        }
    }
}
