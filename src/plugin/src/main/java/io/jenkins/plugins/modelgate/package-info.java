/** The Jenkins half of Model Gate; each room below asks the engine for work and decides on the controller. */
package io.jenkins.plugins.modelgate;
