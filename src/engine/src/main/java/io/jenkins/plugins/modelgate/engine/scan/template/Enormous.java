package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;

/** Constants that make a runtime work or store beyond all measure. What is computed from several of them is not seen. */
final class Enormous {
    /** Jinja's own sandbox refuses ranges of more than 100,000 elements. */
    private static final double MOST = 1_000_000;

    private static final int MOST_EXPONENT = 100;

    private Enormous() {}

    /** @param node a call or an arithmetic operation */
    static void judge(Node node, Judge.Findings findings) {
        boolean enormous = node.is(Kind.CALL) ? isRange(node) : isProduct(node);
        if (enormous) {
            findings.report(TemplateRules.EXHAUSTION, node.offset(), "a range, power or repetition of enormous size");
        }
    }

    private static boolean isRange(Node call) {
        return call.child(0).text().equals("range")
                && call.children().stream().skip(1).anyMatch(argument -> size(argument) > MOST);
    }

    private static boolean isProduct(Node node) {
        if (node.children().size() < 2) {
            return false;
        }
        Node left = node.child(0);
        Node right = node.child(1);
        if (node.text().equals("**")) {
            return size(right) > MOST_EXPONENT;
        }
        boolean repeats = !left.is(Kind.NUMBER) || !right.is(Kind.NUMBER);
        return node.text().equals("*") && repeats && Math.max(size(left), size(right)) > MOST;
    }

    private static double size(Node node) {
        if (!node.is(Kind.NUMBER)) {
            return 0;
        }
        String digits = node.text().replace("_", "");
        if (digits.length() > 1 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1))) {
            return digits.length() > 8 ? Double.MAX_VALUE : 0;
        }
        return Double.parseDouble(digits);
    }
}
