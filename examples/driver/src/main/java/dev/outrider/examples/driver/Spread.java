package dev.outrider.examples.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers of repeated runs: what they span, and their middle. Not thread-safe. */
final class Spread {
  private final List<Double> numbers = new ArrayList<>();

  void add(double number) {
    numbers.add(number);
    Collections.sort(numbers);
  }

  double min() {
    return numbers.isEmpty() ? Double.NaN : numbers.get(0);
  }

  /** Returns the middle one, of an even count the mean of the middle two; NaN of none. */
  double median() {
    int count = numbers.size();
    return count == 0 ? Double.NaN : (numbers.get((count - 1) / 2) + numbers.get(count / 2)) / 2;
  }

  double mean() {
    return numbers.stream().mapToDouble(number -> number).average().orElse(Double.NaN);
  }

  /**
   * Returns how far the mean is likely to be off, as a standard deviation; NaN of fewer than two.
   */
  double standardError() {
    double mean = mean();
    int count = numbers.size();
    double squares = numbers.stream().mapToDouble(number -> Math.pow(number - mean, 2)).sum();
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
  }

  double max() {
    return numbers.isEmpty() ? Double.NaN : numbers.get(numbers.size() - 1);
  }
}
