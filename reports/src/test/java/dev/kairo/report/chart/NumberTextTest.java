package dev.kairo.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void threeDigitsAndALetter() {
    assertEquals("0", NumberText.brief(0));
    assertEquals("9", NumberText.brief(9));
    assertEquals("999", NumberText.brief(999));
    assertEquals("1k", NumberText.brief(1000));
    assertEquals("1M", NumberText.brief(999_900));
    assertEquals("1.59k", NumberText.brief(1590));
    assertEquals("81.1k", NumberText.brief(81_093));
    assertEquals("1.6M", NumberText.brief(1_600_000));
  }

  @Test
  void asManyDecimalsAsNeeded() {
    assertEquals("768", NumberText.plain(768));
    assertEquals("999", NumberText.whole(999));
    assertEquals("1,000", NumberText.whole(1000));
    assertEquals("-123,456", NumberText.whole(-123_456));
    assertEquals("9,223,372,036,854,775,807", NumberText.whole(Long.MAX_VALUE));
    assertEquals("1,680.5", NumberText.plain(1680.5));
    assertEquals("0.33", NumberText.plain(1.0 / 3));
    assertEquals("–", NumberText.plain(Double.NaN));
    assertEquals("4.10", NumberText.fixed(4.1, 2));
    assertEquals("−6.8", NumberText.fixed(-6.8, 1));
    assertEquals("0.001235", NumberText.exactOrShort(0.00123456));
    assertEquals("1.59", NumberText.exactOrShort(1.59));
    assertEquals("81,093", NumberText.exactOrShort(81_093));
    assertEquals("1.5E+300", NumberText.exactOrShort(1.5e300));
    assertEquals("−1,234,567", NumberText.exactOrShort(-1_234_567));
  }

  @Test
  void differencesHaveSigns() {
    assertEquals("+0.12 %", NumberText.signedPercent(0.12));
    assertEquals("−3.10 %", NumberText.signedPercent(-3.1));
    assertEquals("0 %", NumberText.signedPercent(0));
    assertEquals("83.9 %", NumberText.percent(83.85));
  }
}
