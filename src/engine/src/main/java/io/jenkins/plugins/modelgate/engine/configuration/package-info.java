/**
 * Configuration that serves, builds or deploys models: settings that open a door, and secrets. Every rule has its harm, its
 * remedy, and a bad and a good example which are its tests.
 */
package io.jenkins.plugins.modelgate.engine.configuration;
