package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.util.Map;
import java.util.regex.Pattern;

/** PMML: functions, and what stands in its Extension elements. */
final class PmmlRule implements ElementRule {
    private static final Pattern SCRIPT = Pattern.compile(
            "(?i)<script|javascript:|\\beval\\s*\\(|\\bexec\\s*\\(|Runtime\\.getRuntime|ProcessBuilder|__import__|os\\.system"
                    + "|powershell|/bin/(ba)?sh");

    private final Inspection inspection;
    private int extensions;
    private boolean toldScript;

    PmmlRule(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void start(String element, Map<String, String> attributes, long offset) {
        if (element.equals("Extension")) {
            extensions++;
        }
        if (extensions > 0) {
            attributes.values().forEach(value -> script(value, offset));
        }
        String function = attributes.get("function");
        if (element.equals("Apply") && function != null && function.indexOf('.') >= 0) {
            inspection.report(XmlRules.FUNCTION, offset, "function " + SafeText.quote(function));
        }
    }

    @Override
    public void text(String text, long offset) {
        if (extensions > 0) {
            script(text, offset);
        }
    }

    @Override
    public void end(String element) {
        if (element.equals("Extension")) {
            extensions--;
        }
    }

    private void script(String text, long offset) {
        if (!toldScript && SCRIPT.matcher(text).find()) {
            toldScript = true;
            inspection.report(XmlRules.SCRIPT, offset, "Extension with " + SafeText.quote(text));
        }
    }
}
