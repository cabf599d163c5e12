/** joblib files: pickles with raw arrays between their opcodes or in files beside them, and its oldest compressed form. */
package io.jenkins.plugins.modelgate.engine.scan.joblib;
