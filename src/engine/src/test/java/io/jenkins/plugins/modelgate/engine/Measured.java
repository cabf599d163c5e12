package io.jenkins.plugins.modelgate.engine;

/** JUnit category of tests that measure time: they run alone, when the others are done. */
public interface Measured {}
