package io.jenkins.plugins.modelgate.engine.scan.numpy;

import java.util.List;
import java.util.Map;

/** Values of the Python literals that npy headers are made of; None, strings, integers, truth values stand for themselves. */
interface Literal {
    /** {@code None}. */
    record None() implements Literal {}

    /** A string. */
    record Text(String value) implements Literal {}

    /** An integer from -2^63 to 2^63-1. */
    record Number(long value) implements Literal {}

    /** {@code True} or {@code False}. */
    record Truth(boolean value) implements Literal {}

    /** A tuple. */
    record Tuple(List<Literal> items) implements Literal {}

    /** A list. */
    record Sequence(List<Literal> items) implements Literal {}

    /** A dictionary with strings for keys, each once. */
    record Dictionary(Map<String, Literal> entries) implements Literal {}
}
