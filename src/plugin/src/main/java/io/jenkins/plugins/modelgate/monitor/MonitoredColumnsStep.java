package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.steps.GateStep;
import org.kohsuke.stapler.DataBoundSetter;

/** What the columns of production data are. */
public abstract class MonitoredColumnsStep extends GateStep {
    private String predictions;
    private String scores;
    private String positive;
    private String labels;
    private String labelsFile;
    private String timestamp;
    private String latency;
    private String client;
    private String text;
    private String key;

    @CheckForNull
    public String getPredictions() {
        return predictions;
    }

    /** The column of what the model answered. */
    @DataBoundSetter
    public void setPredictions(@CheckForNull String predictions) {
        this.predictions = Util.fixEmptyAndTrim(predictions);
    }

    @CheckForNull
    public String getScores() {
        return scores;
    }

    /** The column of the score, or the probability of {@link #getPositive()}. */
    @DataBoundSetter
    public void setScores(@CheckForNull String scores) {
        this.scores = Util.fixEmptyAndTrim(scores);
    }

    @CheckForNull
    public String getPositive() {
        return positive;
    }

    /** The class that scores speak of. */
    @DataBoundSetter
    public void setPositive(@CheckForNull String positive) {
        this.positive = Util.fixEmptyAndTrim(positive);
    }

    @CheckForNull
    public String getLabels() {
        return labels;
    }

    /** The column of what was true. */
    @DataBoundSetter
    public void setLabels(@CheckForNull String labels) {
        this.labels = Util.fixEmptyAndTrim(labels);
    }

    @CheckForNull
    public String getLabelsFile() {
        return labelsFile;
    }

    /** Files with labels that came later, joined by key; paths and globs, separated by commas. */
    @DataBoundSetter
    public void setLabelsFile(@CheckForNull String labelsFile) {
        this.labelsFile = Util.fixEmptyAndTrim(labelsFile);
    }

    @CheckForNull
    public String getTimestamp() {
        return timestamp;
    }

    /** The column of the time. */
    @DataBoundSetter
    public void setTimestamp(@CheckForNull String timestamp) {
        this.timestamp = Util.fixEmptyAndTrim(timestamp);
    }

    @CheckForNull
    public String getLatency() {
        return latency;
    }

    /** The column of how long an answer took. */
    @DataBoundSetter
    public void setLatency(@CheckForNull String latency) {
        this.latency = Util.fixEmptyAndTrim(latency);
    }

    @CheckForNull
    public String getClient() {
        return client;
    }

    /** The column of who asked. */
    @DataBoundSetter
    public void setClient(@CheckForNull String client) {
        this.client = Util.fixEmptyAndTrim(client);
    }

    @CheckForNull
    public String getText() {
        return text;
    }

    /** The column of what was asked in words. */
    @DataBoundSetter
    public void setText(@CheckForNull String text) {
        this.text = Util.fixEmptyAndTrim(text);
    }

    @CheckForNull
    public String getKey() {
        return key;
    }

    /** The column by which rows are told apart. */
    @DataBoundSetter
    public void setKey(@CheckForNull String key) {
        this.key = Util.fixEmptyAndTrim(key);
    }
}
