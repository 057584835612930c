//# target: arm-none-eabi   std: c11
#include <stdint.h>

#define WDTPW 0x5a00u
#define WDTHOLD 0x0080u
#define WDTCTL (*(volatile uint16_t *)0x0120u)
#define WDOG_CS_EN_MASK 0x80u
#define WDTCSR (*(volatile uint8_t *)0x60u)
#define WDE 3
#define WDT_OFF() do { WDTCSR = 0u; } while (0)

typedef struct { volatile uint32_t CS, CNT, TOVAL; } WDOG_Type;
#define WDOG ((WDOG_Type *)0x40052000u)
typedef struct { volatile uint32_t MR; } Wdt;
#define WDT ((Wdt *)0x400e0000u)
#define WDT_MR_WDDIS 0x8000u

void wdt_disable(void);
void WDT_A_holdTimer(void);
void WatchdogStop(uint32_t base);
void HAL_IWDG_DeInit(void);
void load(void);

void byCall(void)
{
    wdt_disable();  // expect: firmware/disabled-watchdog
    load();
}

void byOtherCalls(void)
{
    WDT_A_holdTimer();  // expect: firmware/disabled-watchdog
    WatchdogStop(0x40000000u);  // expect: firmware/disabled-watchdog
    HAL_IWDG_DeInit();  // expect: firmware/disabled-watchdog
}

void byHoldBit(void)
{
    WDTCTL = WDTPW | WDTHOLD;  // expect: firmware/disabled-watchdog
}

void byEnableBit(void)
{
    WDOG->CS &= ~WDOG_CS_EN_MASK;  // expect: firmware/disabled-watchdog
}

void byModeRegister(void)
{
    WDT->MR = WDT_MR_WDDIS;  // expect: firmware/disabled-watchdog
}

void byZero(void)
{
    WDTCSR = 0u;  // expect: firmware/disabled-watchdog
}

void byMacro(void)
{
    WDT_OFF();  // expect: firmware/disabled-watchdog
}

void byBit(void)
{
    WDTCSR &= (uint8_t)~(1u << WDE);  // expect: firmware/disabled-watchdog
}
