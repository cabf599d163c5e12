package io.jenkins.plugins.modelgate.engine;

/** JUnit category of tests that take minutes: they run in the full test run only. */
public interface LongRunning {}
