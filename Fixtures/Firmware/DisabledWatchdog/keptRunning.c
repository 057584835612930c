//# target: arm-none-eabi   std: c11
#include <stdint.h>

#define WDTPW 0x5a00u
#define WDTCNTCL 0x0008u
#define WDTCTL (*(volatile uint16_t *)0x0120u)
typedef struct { volatile uint32_t CS, CNT, TOVAL; } WDOG_Type;
#define WDOG ((WDOG_Type *)0x40052000u)
#define IWDG_KR (*(volatile uint32_t *)0x40003000u)

void wdt_enable(int timeout);
void wdt_disable(void);
void wdt_reset(void);
void WDT_DisableInterrupt(void);
void HAL_DBGMCU_FreezeWatchdogStop(void);
void watchdog_feed(void);
void flash_erase(void);
void motor_disable(void);
int wdt_is_disabled(void);

struct settings { uint8_t watchdog_period; uint8_t backlight_off; };
static struct settings settings;

void serves(void)
{
    wdt_reset();
    watchdog_feed();
    IWDG_KR = 0xaaaau;
    WDTCTL = WDTPW | WDTCNTCL;
    WDOG->CNT = 0u;
    WDOG->TOVAL = 0x8000u;
    motor_disable();
}

void configures(void)
{
    wdt_enable(500);
    WDT_DisableInterrupt();
    HAL_DBGMCU_FreezeWatchdogStop();
    settings.watchdog_period = 10u;
    settings.backlight_off = 1u;
}

void forAWhile(void)
{
    wdt_disable();
    flash_erase();
    wdt_enable(500);
}

int asks(void)
{
    return wdt_is_disabled();
}
