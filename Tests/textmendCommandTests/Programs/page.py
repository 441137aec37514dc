"""Opens the report in headless Chromium and uses it with mouse and keyboard. Usage: page.py PAGE [SCREENSHOT-PREFIX]"""
import sys

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def browser(width, height, scripts=True, scheme="light"):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    driver.get("file://" + sys.argv[1])
    return driver


def shoot(driver, name):
    if len(sys.argv) > 2:
        driver.save_screenshot(f"{sys.argv[2]}-{name}.png")


page = open(sys.argv[1], encoding="utf-8").read()
assert "<script" not in page and "http" not in page.replace("</", ""), "needs no network and no scripts"

# Scripts are off for the page; the driver's own queries still run.
driver = browser(1200, 900, scripts=False)
sections = [element.get_attribute("id") for element in driver.find_elements(By.CSS_SELECTOR, "main > section")]
assert sections[:2] == ["left-alone", "rules"], sections
shoot(driver, "wide")

# A cell of the table leads to the file.
link = driver.find_element(By.CSS_SELECTOR, "#rules td a")
link.click()
assert driver.current_url.endswith(link.get_attribute("href").split("#")[1])

# An edit tells its chain and bytes under the pointer, and under the keyboard's focus.
mark = driver.find_element(By.CSS_SELECTOR, ".before .del")
tip = mark.find_element(By.CSS_SELECTOR, ".tip")
assert not tip.is_displayed()
ActionChains(driver).move_to_element(mark).perform()
assert tip.is_displayed() and "bytes" in tip.text, tip.text
shoot(driver, "hover")
ActionChains(driver).move_to_element(driver.find_element(By.TAG_NAME, "h1")).perform()
assert not tip.is_displayed()
ActionChains(driver).move_by_offset(0, 0).click().perform()
for _ in range(500):
    ActionChains(driver).send_keys(Keys.TAB).perform()
    if driver.switch_to.active_element == mark:
        break
assert driver.switch_to.active_element == mark and tip.is_displayed()
shoot(driver, "keyboard")

# A cell of the heat strip leads to a line, which is shown as meant.
cell = driver.find_element(By.CSS_SELECTOR, ".heat a")
cell.click()
assert driver.find_elements(By.CSS_SELECTOR, ".lines > div:target")

# A file folds.
summary = driver.find_element(By.CSS_SELECTOR, ".file summary")
lines = driver.find_element(By.CSS_SELECTOR, ".file .lines")
assert lines.is_displayed()
summary.click()
assert not lines.is_displayed()
summary.click()

before, after = (driver.find_element(By.CSS_SELECTOR, f".lines .{side}").rect for side in ("before", "after"))
assert before["y"] == after["y"] and before["x"] < after["x"], "side by side"
asked = [entry for entry in driver.get_log("performance") if '"http' in entry["message"] and "requestWillBeSent" in entry["message"]]
assert not asked, "network"
light = driver.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
driver.quit()

driver = browser(390, 844, scheme="dark")
dark = driver.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
assert light != dark, "dark"
width = driver.execute_script("return document.documentElement.scrollWidth")
assert width <= 390, f"the page is {width} wide on a phone"
before, after = (driver.find_element(By.CSS_SELECTOR, f".lines .{side}").rect for side in ("before", "after"))
assert before["y"] < after["y"] and before["x"] == after["x"], "one below the other"
shoot(driver, "phone")
driver.get("file://" + sys.argv[1] + "#" + driver.find_element(By.CSS_SELECTOR, ".file").get_attribute("id"))
shoot(driver, "phone-lines")
driver.quit()
print("page works")
