package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of data contracts. The contract's own severities and critical elements lower or raise them. */
public final class ContractRules {
    public static final Rule MISSING_COLUMN = Rule.of(
            "contract/missing-column",
            Severity.HIGH,
            "Column that the contract names is missing",
            "The contract describes a column that the data does not have. Whatever it promises about it does not hold.",
            "Deliver the column under the name of the contract, or change the contract with those who rely on it.");

    public static final Rule UNEXPECTED_COLUMN = Rule.of(
            "contract/unexpected-column",
            Severity.MEDIUM,
            "Column that the contract does not know",
            "Nobody agreed on what is in it: it can carry a label leak, personal data or a planted trigger past every rule.",
            "Add the column to the contract with its rules, or leave it out of the data.");

    public static final Rule TYPE = Rule.of(
            "contract/type",
            Severity.HIGH,
            "Value of the wrong type",
            "Values do not have the type that the contract promises; training code converts them in its own way, or drops them.",
            "Correct the values at their source; the exemplars name rows, counted from 0.");

    public static final Rule REQUIRED = Rule.of(
            "contract/required",
            Severity.HIGH,
            "Required value is missing",
            "A column that must be filled holds NULL.",
            "Fill or remove the rows named, or make the column optional in the contract.");

    public static final Rule UNIQUE = Rule.of(
            "contract/unique",
            Severity.HIGH,
            "Value that must be unique repeats",
            "Repeated keys weigh their rows twice and let copies stand in training and test data at once. Counted are the rows beyond the first of each value; NULL does not count.",
            "Remove the repeated rows, or correct the key.");

    public static final Rule PRIMARY_KEY = Rule.of(
            "contract/primary-key",
            Severity.HIGH,
            "Primary key is missing or repeats",
            "Rows cannot be told apart by their key.",
            "Remove the repeated rows and fill the missing keys.");

    public static final Rule LENGTH = Rule.of(
            "contract/length",
            Severity.HIGH,
            "Text of the wrong length",
            "A text is shorter or longer, in characters, than the contract allows.",
            "Correct the values, or the bounds in the contract.");

    public static final Rule PATTERN = Rule.of(
            "contract/pattern",
            Severity.HIGH,
            "Text that does not match its pattern",
            "A text does not have the form that the contract promises.",
            "Correct the values, or the pattern in the contract.");

    public static final Rule RANGE = Rule.of(
            "contract/range",
            Severity.HIGH,
            "Value out of range",
            "A value lies outside of the bounds of the contract. NaN and infinities lie outside of every bound.",
            "Correct the values, or the bounds in the contract.");

    public static final Rule MULTIPLE_OF = Rule.of(
            "contract/multiple-of",
            Severity.HIGH,
            "Number that is no multiple",
            "A number is no multiple of what the contract names.",
            "Correct the values, or the contract.");

    public static final Rule ARRAY = Rule.of(
            "contract/array",
            Severity.HIGH,
            "List of the wrong size or with repeated items",
            "A list has too few or too many items, or the same item twice.",
            "Correct the values, or the contract.");

    public static final Rule OBJECT = Rule.of(
            "contract/object",
            Severity.HIGH,
            "Object with too few, too many or missing fields",
            "A nested object does not have the fields that the contract asks for.",
            "Correct the values, or the contract.");

    public static final Rule RELATIONSHIP = Rule.of(
            "contract/relationship",
            Severity.HIGH,
            "Reference to a row that does not exist",
            "A foreign key names a row that the other table does not have.",
            "Deliver both tables from the same state, or remove the rows named.");

    public static final Rule NULL_VALUES = Rule.of(
            "contract/null-values",
            Severity.HIGH,
            "Number of NULL values",
            "The number or share of NULL values is not what the contract's rule asks for.",
            "Look at the rows named; correct the data or the rule.");

    public static final Rule MISSING_VALUES = Rule.of(
            "contract/missing-values",
            Severity.HIGH,
            "Number of missing values",
            "The number or share of values that stand for a missing one is not what the contract's rule asks for. NULL always counts.",
            "Look at the rows named; correct the data or the rule.");

    public static final Rule INVALID_VALUES = Rule.of(
            "contract/invalid-values",
            Severity.HIGH,
            "Number of invalid values",
            "The number or share of values outside of the allowed ones is not what the contract's rule asks for. NULL does not count.",
            "Look at the rows named; correct the data or the rule.");

    public static final Rule DUPLICATE_VALUES = Rule.of(
            "contract/duplicate-values",
            Severity.HIGH,
            "Number of repeated values",
            "The number or share of rows beyond the first of each value is not what the contract's rule asks for. NULL does not count.",
            "Look at the values named; correct the data or the rule.");

    public static final Rule ROW_COUNT = Rule.of(
            "contract/row-count",
            Severity.HIGH,
            "Number of rows",
            "The number of rows is not what the contract's rule asks for.",
            "Find out which rows are missing or too many, or correct the rule.");

    public static final Rule SQL = Rule.of(
            "contract/sql",
            Severity.HIGH,
            "Result of a query of the contract",
            "The value of a query is not what the contract's rule asks for.",
            "Run the query on the data and look at what it counts.");

    public static final Rule FRESHNESS = Rule.of(
            "contract/freshness",
            Severity.HIGH,
            "Data is older than agreed",
            "The newest row is older than the contract's latency or frequency allows. Rows dated more than a day ahead do not count as new.",
            "Deliver newer data, or find out why none came.");

    public static final Rule NOT_EVALUATED = Rule.of(
            "contract/not-evaluated",
            Severity.MEDIUM,
            "Rule of the contract that could not be evaluated",
            "What was not checked is not passed: the gate stays closed until the rule can be evaluated or is taken out of the contract.",
            "Do what the detail says, or take the rule out of the contract.");

    public static final Rule NOT_CHECKED = Rule.of(
            "contract/not-checked",
            Severity.INFO,
            "Part of the contract that is not a check",
            "It speaks to people, or to other tools.",
            "Nothing; read it where it matters.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            MISSING_COLUMN,
            UNEXPECTED_COLUMN,
            TYPE,
            REQUIRED,
            UNIQUE,
            PRIMARY_KEY,
            LENGTH,
            PATTERN,
            RANGE,
            MULTIPLE_OF,
            ARRAY,
            OBJECT,
            RELATIONSHIP,
            NULL_VALUES,
            MISSING_VALUES,
            INVALID_VALUES,
            DUPLICATE_VALUES,
            ROW_COUNT,
            SQL,
            FRESHNESS,
            NOT_EVALUATED,
            NOT_CHECKED);

    private ContractRules() {}
}
