package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.report.SafeText;

/**
 * What a node calls, or what a local function defines.
 *
 * @param domain empty for the standard one
 * @param type name within the domain
 * @param overload empty unless functions of one name differ by it
 */
record Operator(String domain, String type, String overload) {
    /** {@code ai.onnx} and the empty domain are one and the same. */
    static String domainOf(String written) {
        return written.equals("ai.onnx") ? "" : written;
    }

    @Override
    public String toString() {
        String name = (domain.isEmpty() ? "ai.onnx" : domain) + ":" + type;
        return SafeText.quote(overload.isEmpty() ? name : name + ":" + overload);
    }
}
