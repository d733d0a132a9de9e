/// Runs inside the box beside the candidate's classes, and writes down what it saw.
package interlock.harness;
