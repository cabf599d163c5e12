package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for Jinja templates that model runtimes render. */
public final class TemplateRules {
    private static final String MEND =
            "Do not render the template. Take the template of the model's publisher, or write it with loops, conditions"
                    + " and fields of messages only.";
    private static final String REVIEW =
            "Read the template. If it needs this, render it in an immutable sandbox only and accept the finding with a"
                    + " reason in the policy; otherwise replace it.";

    public static final Rule UNSAFE_ATTRIBUTE = Rule.of(
            "template/unsafe-attribute",
            Severity.CRITICAL,
            "Template reaches into Python's internals",
            "Attributes with leading underscores lead from any value to the interpreter and from there to code execution"
                    + " when a runtime renders the template without a sandbox.",
            MEND,
            "CVE-2024-34359",
            "CWE-1336",
            "CWE-94",
            "AML.T0018");

    public static final Rule UNSAFE_FILTER = Rule.of(
            "template/unsafe-filter",
            Severity.CRITICAL,
            "Template looks up attributes by a filter",
            "The attr filter takes attributes by name and exists to get around what the template text shows; chat templates"
                    + " have no use for it.",
            MEND,
            "CVE-2024-34359",
            "CVE-2025-27516",
            "CWE-1336");

    public static final Rule UNSAFE_NAME = Rule.of(
            "template/unsafe-name",
            Severity.HIGH,
            "Template uses an object that leads to the interpreter",
            "Functions, modules and framework objects are the usual first step out of a template. Chat templates work on"
                    + " messages, tools and documents.",
            MEND,
            "CWE-1336",
            "AML.T0018");

    public static final Rule UNSAFE_TEXT = Rule.of(
            "template/unsafe-text",
            Severity.HIGH,
            "Template carries names of Python's internals",
            "A string in the template's code is the name of an internal attribute. It does nothing by itself; nothing but an"
                    + " escape needs it.",
            MEND,
            "CWE-1336");

    public static final Rule UNSAFE_STATEMENT = Rule.of(
            "template/unsafe-statement",
            Severity.HIGH,
            "Template reaches for other files or for the environment",
            "include, import, from and extends read other templates, debug prints everything that the runtime holds.",
            MEND,
            "CWE-829",
            "CWE-1336");

    public static final Rule COMPUTED_NAME = Rule.of(
            "template/computed-name",
            Severity.HIGH,
            "Template looks up a name that it puts together itself",
            "Names made from pieces at run time hide what is looked up. A subscript with a string falls back to attributes,"
                    + " so the pieces may spell an internal one.",
            MEND,
            "CWE-1336",
            "AML.T0018");

    public static final Rule COMPUTED_CALL = Rule.of(
            "template/computed-call",
            Severity.HIGH,
            "Template calls something that it does not name",
            "What is called comes out of a variable, a subscript or another call, so anything could run.",
            MEND,
            "CWE-1336",
            "CWE-94");

    public static final Rule UNKNOWN_METHOD = Rule.of(
            "template/unknown-method",
            Severity.HIGH,
            "Template calls a method that is not on the list",
            "Chat templates call methods of strings, lists and dictionaries. Other methods belong to other objects, and what"
                    + " they do depends on the runtime.",
            REVIEW,
            "CWE-1336");

    public static final Rule FORMAT_STRING = Rule.of(
            "template/format-string",
            Severity.HIGH,
            "Template formats a string that can look into objects",
            "Fields of str.format follow attributes and subscripts of their arguments, so a format string that is not a plain"
                    + " constant can print what the runtime keeps secret.",
            REVIEW,
            "CVE-2024-56326",
            "CWE-134");

    public static final Rule PRIVATE_NAME = Rule.of(
            "template/private-name",
            Severity.MEDIUM,
            "Template looks up a private name",
            "Names with a leading underscore are private by Python's custom. As a key of a message it is only unusual; on"
                    + " other objects it leads to what they keep to themselves.",
            REVIEW,
            "CWE-1336");

    public static final Rule EXHAUSTION = Rule.of(
            "template/exhaustion",
            Severity.HIGH,
            "Template computes something enormous",
            "A range, a power, a repetition or a width with a huge constant, or a value that doubles in a loop, keeps the"
                    + " runtime busy or fills its memory for every message.",
            MEND,
            "CWE-400");

    public static final Rule UNKNOWN_FEATURE = Rule.of(
            "template/unknown-feature",
            Severity.MEDIUM,
            "Template uses a function, filter or test that is not on the list",
            "It is none of Jinja's and none that the known runtimes offer; what it does depends on who renders the template.",
            REVIEW,
            "CWE-1336");

    public static final Rule UNPARSABLE = Rule.of(
            "template/unparsable",
            Severity.MEDIUM,
            "Template is not valid Jinja",
            "What cannot be parsed cannot be judged; another engine may still render it.",
            "Check the template with jinja2's Environment.parse; fetch it again from the model's publisher.",
            "CWE-20");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            UNSAFE_ATTRIBUTE,
            UNSAFE_FILTER,
            UNSAFE_NAME,
            UNSAFE_TEXT,
            UNSAFE_STATEMENT,
            COMPUTED_NAME,
            COMPUTED_CALL,
            UNKNOWN_METHOD,
            FORMAT_STRING,
            PRIVATE_NAME,
            EXHAUSTION,
            UNKNOWN_FEATURE,
            UNPARSABLE);

    private TemplateRules() {}
}
