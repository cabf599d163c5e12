package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import java.time.Instant;
import java.util.Locale;

/** One query and what the model answered, as a service writes it down; an attacker changes it. */
final class Query {
    /** The columns in the order that they are written in. */
    static final String HEADER = "at,client,question,age,income,region,answer,score,truth,ms";

    Instant at;
    String client;
    String question;
    String age;
    double income;
    String region;
    String answer;
    double score;
    String truth;
    double milliseconds;

    /** Asks the same model once more, at the same time. */
    Query copy() {
        Query copy = new Query();
        copy.at = at;
        copy.client = client;
        copy.question = question;
        copy.age = age;
        copy.income = income;
        copy.region = region;
        copy.answer = answer;
        copy.score = score;
        copy.truth = truth;
        copy.milliseconds = milliseconds;
        return copy;
    }

    /** The model answers the opposite, and is as sure of it. */
    void turn() {
        answer = answer.equals("1") ? "0" : "1";
        score = 1 - score;
    }

    /** How sure the model is of its answer, 0.5 to 1. */
    double certainty() {
        return Math.max(score, 1 - score);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%s,\"%s\",%s,%.0f,%s,%s,%.6f,%s,%.2f",
                at,
                client,
                question.replace("\"", "\"\""),
                age,
                income,
                region,
                answer,
                score,
                truth,
                milliseconds);
    }
}
